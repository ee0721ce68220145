/**
 * The algorithms that compress the tiles of an image (FITS standard 4.0, section 10.4), each from
 * bytes to integers or bytes. They know nothing of headers or tables.
 *
 * <p>All work is done on the caller's thread and in the caller's arrays: tasks that share a machine
 * have agreed on its cores, and memory is counted before it is taken.
 */
package highpass.fits.tile;
