#!/usr/bin/python3
"""Makes the golden frames beside it and what SciPy makes of them: make_golden.py, in this folder.

Made with Python 3.11.2, NumPy 1.24.2, SciPy 1.10.1 and Astropy 5.2.1. Licence: CC0; all pixels are
pseudo-random.

NAME            the inputs
cases.tsv       input, HDU, BITPIX of the output, window height and width, mode, cval, NaN policy
expected.bin    for each line of cases.tsv all planes of frame minus median: big-endian float64,
                already rounded to float32 where the output is float32
"""
import bz2
import gzip
import itertools
import numpy as np
from astropy.io import fits
from scipy import ndimage

rng = np.random.default_rng(20240501)
HEIGHT, WIDTH = 9, 11
PAD = {"reflect": "symmetric", "mirror": "reflect", "nearest": "edge", "wrap": "wrap"}
CASES = [(3, 3, "reflect", 0.0), (4, 5, "mirror", 0.0), (2, 7, "wrap", 0.0), (6, 6, "nearest", 0.0),
         (5, 3, "constant", 1.5), (20, 8, "reflect", 0.0)]


def integers(dtype, shape=(HEIGHT, WIDTH)):
    info = np.iinfo(dtype)
    low, high = max(info.min, -2**50), min(info.max, 2**50)
    return rng.integers(low, high, shape, dtype, endpoint=True)


def floats(dtype, shape=(HEIGHT, WIDTH)):
    return (rng.normal(size=shape) * 100).astype(dtype)


def image(stored, **cards):
    """An HDU whose stored pixels are exactly these, with the cards added afterwards."""
    hdu = fits.PrimaryHDU(stored)
    hdu.header.update(cards)
    return hdu


def with_blank(stored, blank):
    stored[2, 3] = stored[2, 4] = stored[8, 10] = blank
    return stored


def with_nan(pixels):
    pixels[0, 0] = pixels[4, 5] = pixels[4, 6] = pixels[5, 5] = np.nan
    pixels[7, 2], pixels[7, 3] = np.inf, -np.inf
    return pixels


def extension(pixels, name, version):
    return fits.ImageHDU(pixels, name=name, ver=version)


table = fits.BinTableHDU.from_columns(
    [fits.Column("n", "J", array=np.arange(3)), fits.Column("name", "5A", array=["a", "b", "c"])], name="CAT")
INPUTS = {
    "uint8.fits": [image(integers("u1"))],
    "int16.fits": [image(with_blank(integers("i2"), -7), BLANK=-7)],
    "int16_scaled.fits": [image(with_blank(integers("i2"), -32768), BLANK=-32768, BSCALE=0.1, BZERO=-3.7)],
    "uint16.fits": [image(integers("i2"), BZERO=32768, BSCALE=1)],
    "int32.fits": [image(with_blank(integers("i4"), 99), BLANK=99)],
    "int32_scaled.fits": [image(integers("i4"), BSCALE=1e-7, BZERO=12.25)],
    "int64.fits": [image(with_blank(integers("i8"), 2**53 + 1), BLANK=2**53 + 1)],
    "float32.fits": [image(floats("f4"))],
    "float32_scaled.fits": [image(floats("f4"), BSCALE=3.1, BZERO=0.7)],
    "float64.fits": [image(floats("f8"))],
    "float64_nan.fits": [image(with_nan(floats("f8")))],
    "float32_nan.fits": [image(with_nan(floats("f4")))],
    "cube.fits": [image(floats("f4", (2, 3, 4, 5)))],
    "extensions.fits": [fits.PrimaryHDU(), extension(floats("f4"), "SCI", 1), table,
                        extension(integers("i2"), "DQ", 1), extension(floats("f8"), "SCI", 2)],
}


def physical(hdu):
    stored, head = hdu.data, hdu.header
    values = stored.astype(np.float64)
    if stored.dtype.kind != "f" and "BLANK" in head:
        values[stored == head["BLANK"]] = np.nan
    return float(head.get("BZERO", 0)) + float(head.get("BSCALE", 1)) * values


def median(plane, sy, sx, mode, cval):
    if not np.isnan(plane).any():
        return ndimage.median_filter(plane, (sy, sx), mode=mode, cval=cval)
    pad = [(sy // 2, sy - 1 - sy // 2), (sx // 2, sx - 1 - sx // 2)]
    if mode == "constant":
        padded = np.pad(plane, pad, constant_values=cval)
    else:
        padded = np.pad(plane, pad, mode=PAD[mode])
    out = np.empty(plane.shape)
    for y, x in itertools.product(*map(range, plane.shape)):
        window = padded[y:y + sy, x:x + sx].ravel()
        window = np.sort(window[~np.isnan(window)])
        out[y, x] = window[window.size // 2] if window.size else np.nan
    return out


def output_type(hdu):
    kind = hdu.data.dtype
    narrow = kind == ">f4" or kind.kind in "iu" and kind.itemsize <= 2 and hdu.header.get("BSCALE", 1) == 1
    return "f4" if narrow else "f8"


expected, lines = [], []
for name, hdus in INPUTS.items():
    made = fits.HDUList(hdus)
    made.update_extend()
    for hdu in made:
        hdu.add_checksum(when="by Astropy")     # its own words would have the date
    made.writeto(name, overwrite=True)
    with fits.open(name, do_not_scale_image_data=True) as frame:
        for index, hdu in enumerate(frame):
            if not hdu.is_image or hdu.data is None:
                continue
            kind = output_type(hdu)
            planes = physical(hdu).reshape(-1, *hdu.data.shape[-2:])
            for sy, sx, mode, cval in CASES:
                lines.append((name, index, {"f4": -32, "f8": -64}[kind], sy, sx, mode, cval, "ignore"))
                with np.errstate(invalid="ignore"):
                    for plane in planes:
                        expected.append((plane - median(plane, sy, sx, mode, cval)).astype(kind).astype(">f8"))

for name, pack in (("extensions.fits.gz", lambda b: gzip.compress(b, mtime=0)), ("extensions.fits.bz2", bz2.compress)):
    whole = open("extensions.fits", "rb").read()
    with open(name, "wb") as packed:
        packed.write(pack(whole[:10000]) + pack(whole[10000:]))
with open("cases.tsv", "w") as cases:
    cases.writelines("\t".join(map(str, line)) + "\n" for line in lines)
with open("expected.bin", "wb") as values:
    values.writelines(e.tobytes() for e in expected)
