"""A font made for the characters that typst's own fonts lack: each a box that holds its number, as browsers draw them.

So the text of the PDF is the character itself, which is found, copied and read aloud as in the other formats.
"""

from collections.abc import Iterable
from io import BytesIO
from itertools import groupby
from typing import Any
from unicodedata import category

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

FAMILY = "Cajas con el número del carácter"
EM, ASCENT, DESCENT = 1_000, 800, -200
# The capitals of the text's font, after which typst sets the height of a line.
CAPITALS, SMALL_LETTERS = 645, 429
PIXEL, FRAME, BOTTOM = 55, 30, -150
DIGIT_WIDE, DIGIT_HIGH = 3, 5
# Rows of three pixels from the top of each digit, as octal figures.
DIGITS = {
    "0": "75557",
    "1": "26227",
    "2": "71747",
    "3": "71317",
    "4": "55711",
    "5": "74717",
    "6": "74757",
    "7": "71111",
    "8": "75757",
    "9": "75717",
    "A": "25755",
    "B": "65656",
    "C": "74447",
    "D": "65556",
    "E": "74647",
    "F": "74644",
}
# What only joins other characters or varies them is not seen.
UNSEEN = {"Cf", "Mn", "Me", "Cc"}
ANY_OTHER = ".notdef"


def font_of(characters: Iterable[str]) -> bytes:
    """A TrueType font that draws these characters and no other; the same bytes for the same ones."""
    names = {ord(one): f"u{ord(one):04X}" for one in sorted(characters)}
    drawn = {ANY_OTHER: _box(""), **{name: _drawn(code) for code, name in names.items()}}
    font = FontBuilder(EM, isTTF=True)
    # Bytes that depend on no clock.
    font.updateHead(created=0, modified=0)
    font.setupGlyphOrder(list(drawn))
    font.setupCharacterMap(names)
    font.setupGlyf({name: glyph for name, (glyph, _advance) in drawn.items()})
    font.setupHorizontalMetrics({name: (advance, PIXEL) for name, (_glyph, advance) in drawn.items()})
    font.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    font.setupNameTable({"familyName": FAMILY, "styleName": "Regular", "psName": "CajasConNumero"})
    font.setupOS2(
        sTypoAscender=ASCENT, sTypoDescender=DESCENT, sxHeight=SMALL_LETTERS, sCapHeight=CAPITALS, usWinAscent=ASCENT
    )
    font.setupPost(keepGlyphNames=False)
    made = BytesIO()
    font.save(made)
    return made.getvalue()


def _drawn(code: int) -> tuple[Any, int]:
    if category(chr(code)) in UNSEEN:
        return TTGlyphPen(None).glyph(), 0
    return _box(f"{code:04X}" if code <= 0xFFFF else f"{code:06X}")


def _box(digits: str) -> tuple[Any, int]:
    """A frame around two rows of digits, and how far the next glyph stands."""
    columns = max(len(digits) // 2, 1)
    wide = 2 * FRAME + PIXEL * (columns * (DIGIT_WIDE + 1) + 1)
    high = 2 * FRAME + PIXEL * (2 * (DIGIT_HIGH + 1) + 1)
    left, top = PIXEL, BOTTOM + high
    pen = TTGlyphPen(None)
    _oblong(pen, left, BOTTOM, wide, high)
    _oblong(pen, left + FRAME, BOTTOM + FRAME, wide - 2 * FRAME, high - 2 * FRAME, is_hole=True)
    for place, digit in enumerate(digits):
        row, column = divmod(place, columns)
        x = left + FRAME + PIXEL * (1 + column * (DIGIT_WIDE + 1))
        _strokes(pen, DIGITS[digit], x, top - FRAME - PIXEL * (1 + row * (DIGIT_HIGH + 1)))
    return pen.glyph(), wide + 2 * left


def _strokes(pen: TTGlyphPen, rows: str, x: int, y: int) -> None:
    """The pixels of a digit whose top left corner is given, those side by side as one."""
    for down, row in enumerate(rows, start=1):
        at = 0
        for mark, run in groupby(f"{int(row):03b}"):
            long = len(list(run))
            if mark == "1":
                _oblong(pen, x + at * PIXEL, y - down * PIXEL, long * PIXEL, PIXEL)
            at += long


def _oblong(pen: TTGlyphPen, x: int, y: int, wide: int, high: int, *, is_hole: bool = False) -> None:
    corners = [(x, y), (x, y + high), (x + wide, y + high), (x + wide, y)]
    first, *others = corners[::-1] if is_hole else corners
    pen.moveTo(first)
    for corner in others:
        pen.lineTo(corner)
    pen.closePath()
