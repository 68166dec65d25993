"""An address as a QR code, drawn as each format takes it: the outline of its dark modules, an SVG, a PNG.

The same address gives the same drawing; a quiet zone of four modules belongs to it.
"""

from io import BytesIO
from itertools import groupby

import segno

CORRECTION = "m"  # survives a stamp or a fold over 15 % of it
BORDER = 4
PIXELS_A_MODULE = 8


def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error=CORRECTION)


def side(address: str) -> int:
    """How many modules the drawing has to each side, its border included."""
    return int(_code(address).symbol_size(border=BORDER)[0])


def outline(address: str) -> str:
    """The dark modules as the path of an SVG whose unit is a module; runs of a row are one rectangle."""
    drawn: list[str] = []
    for down, row in enumerate(_code(address).matrix_iter(border=BORDER)):
        across = 0
        for dark, run in groupby(row):
            length = len(list(run))
            drawn += [f"M{across} {down}h{length}v1h-{length}z"] if dark else []
            across += length
    return "".join(drawn)


def svg(address: str) -> str:
    modules = side(address)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {modules} {modules}">'
        f'<path fill="#000" d="{outline(address)}"/></svg>'
    )


def png(address: str) -> bytes:
    made = BytesIO()
    _code(address).save(made, kind="png", scale=PIXELS_A_MODULE, border=BORDER)
    return made.getvalue()
