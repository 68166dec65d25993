"""A font made for the characters that typst's own fonts lack: each a box that holds its number, as browsers draw them.

So the text of the PDF is the character itself, which is found, copied and read aloud as in the other formats.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from unicodedata import category

Point = tuple[int, int]

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
# Points on the outline, all given in two bytes; and a font that is a regular one, with the marks that a reader checks.
ON_CURVE, CHECKED, MAGIC = 0x01, 0xB1B0AFBA, 0x5F0F3CF5


@dataclass(frozen=True, slots=True)
class _Glyph:
    """Closed outlines, and how far the next glyph stands."""

    outlines: tuple[tuple[Point, ...], ...]
    advance: int


def font_of(characters: Iterable[str]) -> bytes:
    """A TrueType font (ISO/IEC 14496-22) that draws these characters and no other; the same bytes for the same ones."""
    codes = sorted(map(ord, characters))
    glyphs = [_box(""), *(_drawn(code) for code in codes)]
    outlines = [_outlined(one) for one in glyphs]
    places = [0]
    for one in outlines:
        places.append(places[-1] + len(one))
    widest = max(one.advance for one in glyphs)
    tables = {
        b"OS/2": _measures(codes),
        b"cmap": _numbers(codes),
        b"glyf": b"".join(outlines),
        b"head": _head(widest),
        b"hhea": struct.pack(">IhhhH11hH", 0x10000, ASCENT, DESCENT, 0, widest, *[0] * 11, len(glyphs)),
        b"hmtx": b"".join(struct.pack(">Hh", one.advance, 0) for one in glyphs),
        b"loca": struct.pack(f">{len(places)}I", *places),
        b"maxp": struct.pack(">IH13H", 0x10000, len(glyphs), *_most(glyphs), *[0] * 11),
        b"name": _named(),
        b"post": struct.pack(">IihhI4I", 0x30000, 0, 0, 0, 0, *[0] * 4),
    }
    return _bound(tables)


def _drawn(code: int) -> _Glyph:
    if category(chr(code)) in UNSEEN:
        return _Glyph((), 0)
    return _box(f"{code:04X}" if code <= 0xFFFF else f"{code:06X}")


def _box(digits: str) -> _Glyph:
    """A frame around two rows of digits."""
    columns = max(len(digits) // 2, 1)
    wide = 2 * FRAME + PIXEL * (columns * (DIGIT_WIDE + 1) + 1)
    high = 2 * FRAME + PIXEL * (2 * (DIGIT_HIGH + 1) + 1)
    left, top = PIXEL, BOTTOM + high
    hole = _oblong(left + FRAME, BOTTOM + FRAME, wide - 2 * FRAME, high - 2 * FRAME)[::-1]
    outlines = [_oblong(left, BOTTOM, wide, high), hole]
    for place, digit in enumerate(digits):
        row, column = divmod(place, columns)
        x = left + FRAME + PIXEL * (1 + column * (DIGIT_WIDE + 1))
        y = top - FRAME - PIXEL * (1 + row * (DIGIT_HIGH + 1))
        outlines += _strokes(DIGITS[digit], x, y)
    return _Glyph(tuple(outlines), wide + 2 * left)


def _strokes(rows: str, x: int, y: int) -> list[tuple[Point, ...]]:
    """The pixels of a digit whose top left corner is given, those side by side as one."""
    made = []
    for down, row in enumerate(rows):
        at = 0
        for mark, run in groupby(f"{int(row):03b}"):
            long = len(list(run))
            if mark == "1":
                made.append(_oblong(x + at * PIXEL, y - (down + 1) * PIXEL, long * PIXEL, PIXEL))
            at += long
    return made


def _oblong(x: int, y: int, wide: int, high: int) -> tuple[Point, ...]:
    return (x, y), (x, y + high), (x + wide, y + high), (x + wide, y)


def _outlined(glyph: _Glyph) -> bytes:
    points = [point for outline in glyph.outlines for point in outline]
    if not points:
        return b""
    across, up = [x for x, _y in points], [y for _x, y in points]
    ends, last = [], -1
    for outline in glyph.outlines:
        last += len(outline)
        ends.append(last)
    made = struct.pack(">5h", len(ends), min(across), min(up), max(across), max(up))
    made += struct.pack(f">{len(ends)}HH", *ends, 0) + bytes([ON_CURVE]) * len(points)
    for values in (across, up):
        steps = (value - before for before, value in zip([0, *values], values, strict=False))
        made += struct.pack(f">{len(values)}h", *steps)
    return _padded(made)


def _most(glyphs: list[_Glyph]) -> tuple[int, int]:
    """The most points and the most outlines of a glyph."""
    return max(sum(map(len, one.outlines)) for one in glyphs), max(len(one.outlines) for one in glyphs)


def _numbers(codes: list[int]) -> bytes:
    """Which glyph draws which character; the first glyph is for any other."""
    groups = b"".join(struct.pack(">3I", code, code, glyph) for glyph, code in enumerate(codes, start=1))
    return struct.pack(">HHHHIHHIII", 0, 1, 3, 10, 12, 12, 0, 16 + len(groups), 0, len(codes)) + groups


def _measures(codes: list[int]) -> bytes:
    first, last = (min(code, 0xFFFF) for code in (codes[0], codes[-1]))
    made = struct.pack(">HhHHH", 4, EM // 2, 400, 5, 0) + struct.pack(">11h", *[0] * 11) + bytes(10 + 16) + b"PNIG"
    made += struct.pack(">HHHhhhHH", 0x40, first, last, ASCENT, DESCENT, 0, ASCENT, -DESCENT)
    return made + struct.pack(">II", 0, 0) + struct.pack(">hhHHH", SMALL_LETTERS, CAPITALS, 0, 32, 0)


def _head(widest: int) -> bytes:
    dates = (0, 0)
    top = BOTTOM + 2 * FRAME + PIXEL * (2 * (DIGIT_HIGH + 1) + 1)
    numbers = (0x10000, 0x10000, 0, MAGIC, 0, EM, *dates, 0, BOTTOM, widest, top, 0, 8, 2, 1, 0)
    return struct.pack(">IIIIHHqqhhhhHHhhh", *numbers)


def _named() -> bytes:
    """Its family, style, identifier, whole name, version and name for programs."""
    texts = {1: FAMILY, 2: "Regular", 3: FAMILY, 4: FAMILY, 5: "Version 1.0", 6: "CajasConNumero"}
    records, kept = b"", b""
    for key, text in texts.items():
        written = text.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x409, key, len(written), len(kept))
        kept += written
    return struct.pack(">3H", 0, len(texts), 6 + len(records)) + records + kept


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % 4)


def _sum(content: bytes) -> int:
    whole = _padded(content)
    numbers: tuple[int, ...] = struct.unpack(f">{len(whole) // 4}I", whole)
    return sum(numbers) & 0xFFFFFFFF


def _bound(tables: dict[bytes, bytes]) -> bytes:
    """The tables with their directory and their check sums."""
    power = len(tables).bit_length() - 1
    search = 16 << power
    directory = struct.pack(">IHHHH", 0x10000, len(tables), search, power, 16 * len(tables) - search)
    place, body = 12 + 16 * len(tables), b""
    for name, content in sorted(tables.items()):
        directory += struct.pack(">4sIII", name, _sum(content), place + len(body), len(content))
        body += _padded(content)
    whole = directory + body
    head = place + 8 + sum(len(_padded(content)) for name, content in sorted(tables.items()) if name < b"head")
    return whole[:head] + struct.pack(">I", (CHECKED - _sum(whole)) & 0xFFFFFFFF) + whole[head + 4 :]
