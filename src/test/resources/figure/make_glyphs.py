"""Writes src/main/resources/highpass/figure/glyphs.txt: the outlines of a sans-serif typeface,
one character a line, from DejaVu Sans 2.37.

Run from the project's folder with fontTools 4.38 and the Debian package fonts-dejavu-core:
    python3 src/test/resources/figure/make_glyphs.py
"""

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

CHARACTERS = (
    list(range(0x20, 0x7F))  # ASCII
    + list(range(0xA0, 0x180))  # Latin-1 and Latin Extended-A
    + list(range(0x391, 0x3CA))  # Greek
    + list(range(0x400, 0x460))  # Cyrillic
    + [ord(c) for c in "‐‑‒–—‘’“”†•…′″⁰⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉€ℏÅΩ−√∞∼≈≠≤≥⊕⊙☉□"]
)

HEADER = """\
# Glyph outlines: code point, advance width, and a path of M(ove), L(ine), Q(uadratic curve) and
# Z (close), y upwards, 2048 units to the em. Taken from DejaVu Sans 2.37.
#
# Copyright (c) 2003 by Bitstream, Inc. All Rights Reserved. Bitstream Vera is a trademark of
# Bitstream, Inc. DejaVu changes are in public domain.
#
# Permission is hereby granted, free of charge, to any person obtaining a copy of the fonts
# accompanying this license ("Fonts") and associated documentation files (the "Font Software"), to
# reproduce and distribute the Font Software, including without limitation the rights to use, copy,
# merge, publish, distribute, and/or sell copies of the Font Software, and to permit persons to whom
# the Font Software is furnished to do so, subject to the following conditions:
#
# The above copyright and trademark notices and this permission notice shall be included in all
# copies of one or more of the Font Software typefaces.
#
# The Font Software may be modified, altered, or added to, and in particular the designs of glyphs
# or characters in the Fonts may be modified and additional glyphs or characters may be added to the
# Fonts, only if the fonts are renamed to names not containing either the words "Bitstream" or the
# word "Vera".
#
# This License becomes null and void to the extent applicable to Fonts or Font Software that has
# been modified and is distributed under the "Bitstream Vera" names.
#
# The Font Software may be sold as part of a larger software package but no copy of one or more of
# the Font Software typefaces may be sold by itself.
#
# THE FONT SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING
# BUT NOT LIMITED TO ANY WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
# NONINFRINGEMENT OF COPYRIGHT, PATENT, TRADEMARK, OR OTHER RIGHT. IN NO EVENT SHALL BITSTREAM OR THE
# GNOME FOUNDATION BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, INCLUDING ANY GENERAL,
# SPECIAL, INDIRECT, INCIDENTAL, OR CONSEQUENTIAL DAMAGES, WHETHER IN AN ACTION OF CONTRACT, TORT OR
# OTHERWISE, ARISING FROM, OUT OF THE USE OR INABILITY TO USE THE FONT SOFTWARE OR FROM OTHER
# DEALINGS IN THE FONT SOFTWARE.
#
# Except as contained in this notice, the names of Gnome, the Gnome Foundation, and Bitstream Inc.,
# shall not be used in advertising or otherwise to promote the sale, use or other dealings in this
# Font Software without prior written authorization from the Gnome Foundation or Bitstream Inc.,
# respectively. For further information, contact: fonts at gnome dot org.
"""


class OutlinePen(BasePen):
    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.words = []

    def _moveTo(self, p):
        self.words.append("M%d %d" % p)

    def _lineTo(self, p):
        self.words.append("L%d %d" % p)

    def _qCurveToOne(self, control, p):
        # Implied points may lie on halves; a thousandth of an em is not seen.
        self.words.append("Q%d %d %d %d" % (*map(round, control), *map(round, p)))

    def _closePath(self):
        self.words.append("Z")


font = TTFont(FONT)
glyphs, names = font.getGlyphSet(), font.getBestCmap()
with open("src/main/resources/highpass/figure/glyphs.txt", "w") as out:
    out.write(HEADER)
    for code in sorted(set(CHARACTERS)):
        if code in names:
            glyph = glyphs[names[code]]
            pen = OutlinePen(glyphs)
            glyph.draw(pen)
            out.write("%04x %d %s\n" % (code, glyph.width, "".join(pen.words)))
