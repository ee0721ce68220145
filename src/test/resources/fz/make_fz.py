#!/usr/bin/python3
"""Makes small tile-compressed frames, and expected.tsv: what funpack reads from them.

Made with fpack and funpack 1.7.0 (CFITSIO 4.020, Debian's libcfitsio-bin), Astropy 5.2.1 and NumPy
1.24.2; run it in this folder. The frames are nobody's: CC0.

expected.tsv has one line an HDU: frame, HDU, BITPIX, NAXISn with x between them, and the SHA-256 of
its data with their padding.
"""
import hashlib
import io
import os
import subprocess
import warnings

import numpy as np
from astropy.io import fits

warnings.simplefilter("ignore")
rng = np.random.default_rng(20)
sky = rng.normal(1000, 10, (21, 30))
holes = sky.copy()
holes[rng.random(sky.shape) < 0.1] = np.nan
zeros = np.where(rng.random(sky.shape) < 0.3, 0, sky)
steps = sky.copy()
steps[4:9] = 7  # rows without noise are not quantized, but gzipped as they are

header = fits.Header()
header["OBJECT"] = "M 31"
header["HIERARCH ESO TEL AO LAST CLOSED LOOP"] = "yes"
header["LONGSTR"] = "a" * 150
header.add_history("made for tests")


def fpack(name, hdus, *flags):
    hdus.writeto("plain.fits", overwrite=True, checksum=True)
    packed = subprocess.run(["fpack", "-S", *flags, "plain.fits"], capture_output=True, check=True)
    os.remove("plain.fits")
    with open(name + ".fits.fz", "wb") as out:
        out.write(packed.stdout)


def primary(data):
    return fits.HDUList([fits.PrimaryHDU(data, header)])


def astropy(name, data, **options):
    hdus = [fits.PrimaryHDU(), fits.CompImageHDU(data, header, **options)]
    fits.HDUList(hdus).writeto(name + ".fits.fz", overwrite=True)


fpack("rice_u8", primary(rng.integers(0, 256, sky.shape).astype("u1")), "-r")
fpack("rice_i16_tiles", primary(sky.astype("i2")), "-r", "-t", "13,5")
fpack("rice_f32_dither1_nan", primary(holes.astype("f4")), "-r")
fpack("rice_f64_dither2_zeros", primary(zeros), "-r", "-qz", "4", "-t", "30,4")
fpack("gzip1_f32_rows_as_they_are", primary(steps.astype("f4")), "-g1")
fpack("gzip2_f64_lossless_nan", primary(holes), "-g2", "-q", "0")
fpack("hcomp_u16", primary(sky.astype("u2")), "-h", "-w")
fpack("hcomp_i32_scaled", primary((1000 * sky).astype("i4")), "-h", "-s", "2")
fpack(
    "extensions",
    fits.HDUList(
        [
            fits.PrimaryHDU(None, fits.Header([("TELESCOP", "one of its own")])),
            fits.ImageHDU(sky.astype("i2"), header, name="SCI"),
            fits.BinTableHDU.from_columns([fits.Column("a", "J", array=[1, 2])]),
            fits.ImageHDU(rng.integers(-9, 9, (3, 5, 7)).astype("i4"), name="CUBE"),
        ]
    ),
    "-r",
)
astropy("plio_i16", rng.integers(0, 9, sky.shape).astype("i2") // 6, compression_type="PLIO_1")
astropy("gzip2_f32_lossless", sky.astype("f4"), compression_type="GZIP_2", quantize_level=0)
astropy("rice_f64_no_dither", sky, compression_type="RICE_1", quantize_method=-1)
astropy(
    "hcomp_f32_smooth", sky.astype("f4"), compression_type="HCOMPRESS_1", quantize_method=1,
    dither_seed=9999, hcomp_scale=3, hcomp_smooth=1, tile_size=[17, 11],
)

with open("expected.tsv", "w") as expected:
    for frame in sorted(f for f in os.listdir(".") if f.endswith(".fz")):
        plain = subprocess.run(["funpack", "-S", frame], capture_output=True, check=True).stdout
        for i, hdu in enumerate(fits.open(io.BytesIO(plain), do_not_scale_image_data=True)):
            at = hdu.fileinfo()
            data = plain[at["datLoc"] : at["datLoc"] + at["datSpan"]]
            shape = "x".join(str(hdu.header[f"NAXIS{k + 1}"]) for k in range(hdu.header["NAXIS"]))
            digest = hashlib.sha256(data).hexdigest()
            print(frame, i, hdu.header["BITPIX"], shape, digest, sep="\t", file=expected)
