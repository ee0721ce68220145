/**
 * The scaling study: what several cores gain over one, whether that is linear, and which number of
 * cores to use.
 */
package highpass.report.scaling;
