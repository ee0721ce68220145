/**
 * The median filter for every window, boundary mode and pixel value: pixels are sorted once, and
 * tiles of the plane find their medians in rank space. {@link highpass.filter.tiles.TileMedian} is
 * the door and tells the algorithm.
 */
package highpass.filter.tiles;
