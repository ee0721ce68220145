"""Writes src/main/resources/highpass/figure/colormaps.txt: one colour map a line, its name and
the 256 colours that matplotlib draws (imshow truncates colour * 255 to a byte).

Run from the project's folder with matplotlib 3.6.3:
    python3 src/test/resources/figure/make_colormaps.py
"""

import matplotlib
import numpy as np

HEADER = f"""\
# 256 colours of 8 bits a channel (rrggbb) each, as matplotlib {matplotlib.__version__} draws them.
# inferno, magma, plasma, viridis: by N. J. Smith, S. van der Walt and E. Firing, CC0 1.0.
# cividis: by J. R. Nunez, C. R. Anderton and R. S. Renslow, PLoS ONE 13(7): e0199239 (2018).
"""

with open("src/main/resources/highpass/figure/colormaps.txt", "w") as out:
    out.write(HEADER)
    for name in ["inferno", "magma", "plasma", "viridis", "cividis", "gray"]:
        for variant in [name, name + "_r"]:
            table = matplotlib.colormaps[variant](np.arange(256), bytes=True)
            out.write(variant + " " + "".join("%02x%02x%02x" % tuple(c[:3]) for c in table) + "\n")
