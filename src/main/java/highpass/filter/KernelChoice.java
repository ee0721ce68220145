package highpass.filter;

import highpass.filter.network.NetworkMedian;

/**
 * Which of the two kernels filters a plane.
 *
 * <ul>
 *   <li>Small windows, as long as the plane has no NaN and no window is cut: sorting networks,
 *       whose cost grows with the window but not with anything else. Twice as fast where the
 *       plane's values fit 32-bit keys, so they are worth it up to larger windows then. The limits,
 *       measured against the tiles, are {@link NetworkMedian#accepts}' and {@link
 *       NetworkMedian#scaleFor}'s.
 *   <li>All else: tiles, whose cost hardly depends on the window.
 * </ul>
 */
enum KernelChoice {
  /** Networks for the planes that fit them, tiles for the others. */
  NETWORK_OR_TILES,
  /** Tiles for every plane. */
  TILES;

  /** The choice for a window and a boundary. */
  static KernelChoice of(Window window, Boundary boundary) {
    return NetworkMedian.accepts(window, boundary) ? NETWORK_OR_TILES : TILES;
  }
}
