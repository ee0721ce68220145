"""Writes golden.tsv beside this script: cuts as Astropy chooses them, stretches as Astropy computes
them and colours as matplotlib draws them, for planes that the tests make again by the same sums.

Made with Astropy 5.2.1, matplotlib 3.6.3 and NumPy 1.24.2:
    python3 src/test/resources/figure/make_golden.py
"""

import os
import zlib

import matplotlib
import numpy as np
from astropy import visualization as vis
from matplotlib.colors import Normalize


def plane(height, width, seed, nan_every=0):
    """A sloping sky with waves and a few stars; only sums and products that are exact in both
    languages: a linear congruence for the noise."""
    pixels = np.empty(height * width)
    state = seed
    for i in range(height * width):
        state = (state * 1103515245 + 12345) % 2147483648
        noise = (state // 65536) % 1024
        star = 40000 if state % 997 == 0 else 0
        pixels[i] = 1000 + noise * 0.125 + (i % width) * 0.25 + star
        if nan_every and i % nan_every == 0:
            pixels[i] = np.nan
    return pixels.reshape(height, width)


PLANES = {
    "small": plane(7, 5, 1),
    "tiny": plane(1, 3, 2),
    "sky": plane(97, 131, 3),
    "holes": plane(64, 80, 4, nan_every=7),
    "flat": np.full((40, 50), 2.5),
}
CUTS = {
    "99.5%": vis.PercentileInterval(99.5),
    "90%": vis.PercentileInterval(90),
    "1%,97%": vis.AsymmetricPercentileInterval(1, 97),
    "minmax": vis.MinMaxInterval(),
    "zscale": vis.ZScaleInterval(),
}
STRETCHES = {
    "LINEAR": vis.LinearStretch(),
    "SQRT": vis.SqrtStretch(),
    "LOG": vis.LogStretch(),
    "ASINH": vis.AsinhStretch(),
}

with open(os.path.join(os.path.dirname(__file__), "golden.tsv"), "w") as out:

    def row(*cells):
        out.write("\t".join(map(str, cells)) + "\n")

    for name, pixels in PLANES.items():
        for rule, interval in CUTS.items():
            finite = pixels[np.isfinite(pixels)]
            low, high = interval.get_limits(finite)
            row("cuts", name, rule, repr(float(low)), repr(float(high)))
    for name, stretch in STRETCHES.items():
        for x in [0.0, 0.001, 0.02, 0.25, 0.5, 0.999, 1.0]:
            row("stretch", name, x, repr(float(stretch(np.array([x]))[0])))
    for name in ["inferno", "viridis_r", "gray"]:
        for key in ["small", "sky", "holes"]:
            low, high = vis.PercentileInterval(99.5).get_limits(PLANES[key][np.isfinite(PLANES[key])])
            colors = matplotlib.colormaps[name].with_extremes(bad="#8fc1e3" if name == "gray" else "lightgray")
            rgb = colors(Normalize(low, high)(PLANES[key]), bytes=True)[::-1, :, :3]
            row("pixels", name, key, "%08x" % zlib.crc32(np.ascontiguousarray(rgb).tobytes()))
