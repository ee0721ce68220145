/**
 * Pictures of planes: colours, cuts and stretches as matplotlib and Astropy define them, and
 * figures with axes and colour bars. Knows planes, not frames; draws without the system's fonts.
 */
package highpass.figure;
