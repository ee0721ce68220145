/** Fake frames: smooth random planes with a known spectrum, for trials and measurements. */
package highpass.synth;
