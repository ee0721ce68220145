/**
 * FITS frames (FITS standard 4.0): reading them strictly, writing their filtered versions.
 *
 * <p>Images compressed in tiles are unpacked as they are read ({@link highpass.fits.tile} has the
 * algorithms), so that all that follows sees the frame that funpack would make.
 *
 * <p>{@link highpass.fits.FrameReader} is the way in, {@link highpass.fits.FilteredFrame} the way
 * out. Header cards and data that are not filtered are kept as the bytes of the file, so that
 * whatever an observatory wrote there goes through unchanged; only what the filter makes untrue is
 * taken out.
 */
package highpass.fits;
