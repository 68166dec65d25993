"""Numbers, dates and lists as a reader in Peru sees them, and as the data formats write them.

Decimal point, a no-break space before a unit and between thousands (narrative, part 1). Rounding is half up.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal

from django.utils import formats, timezone
from django.utils.translation import ngettext

from compliance.choices import Unit

NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
ABSENT = "\N{EM DASH}"

BYTE_UNITS = ((2**30, "GB"), (2**20, "MB"), (2**10, "KB"))

WIDE = Context(prec=60, rounding=ROUND_HALF_UP)

# What follows a difference: only percentages differ by percentage points (narrative, rule 3).
DIFFERENCE_UNITS = {Unit.PERCENTAGE: f"{NO_BREAK}pp", Unit.INDEX: f"{NO_BREAK}puntos"}
SINGULAR_UNITS = {Unit.INDEX: f"{NO_BREAK}punto"}


def rounded(figure: Decimal, decimals: int) -> Decimal:
    """Half up, with no negative zero."""
    shown = figure.quantize(Decimal(1).scaleb(-decimals), context=WIDE)
    return shown or abs(shown)


def decimals_of(figure: Decimal) -> int:
    """The decimals a figure is written with; none for 1E+2."""
    exponent = figure.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def exact(figure: Decimal, least_decimals: int = 0) -> Decimal:
    """The same figure without needless zeros, yet with at least so many decimals."""
    needed = decimals_of(figure.normalize(WIDE))
    return rounded(figure, max(needed, least_decimals))


def plain(figure: Decimal) -> str:
    """Plain notation with a point, as data formats write it: `7.6`, never `7.6E0`."""
    return f"{figure:f}"


def number(figure: Decimal) -> str:
    """`4766.7` as `4 766.7`, with a real minus sign."""
    sign, digits = (MINUS, plain(abs(figure))) if figure < 0 else ("", plain(figure))
    whole, point, rest = digits.partition(".")
    return f"{sign}{int(whole):,}".replace(",", NO_BREAK) + point + rest


def with_unit(figure: Decimal, unit: Unit | None, decimals: int | None) -> str:
    """A value or target as it is printed: `7.6 %`, `0.30`; with all its digits where no decimals are set."""
    shown = number(exact(figure) if decimals is None else rounded(figure, decimals))
    return f"{shown}{NO_BREAK}%" if unit == Unit.PERCENTAGE else shown


def _difference_unit(shown: str, unit: Unit | None) -> str:
    if unit is None:
        return ""
    plural = DIFFERENCE_UNITS.get(unit, "")
    return SINGULAR_UNITS.get(unit, plural) if shown.lstrip(f"+{MINUS}") == "1" else plural


def difference(figure: Decimal, unit: Unit | None, decimals: int | None) -> str:
    """A gap or change with its sign: `+2.0 pp`, `−0.1 pp`, `3.21 puntos`."""
    rounded_figure = exact(figure) if decimals is None else rounded(figure, decimals)
    shown = f"{'+' if rounded_figure > 0 else ''}{number(rounded_figure)}"
    return f"{shown}{_difference_unit(shown, unit)}"


def size(figure: Decimal, unit: Unit | None, decimals: int | None) -> str:
    """How large a gap or change is, without its sign: `2.0 pp`.

    One that is not zero never prints as zero: it then takes the decimals that show its first digit.
    """
    figure = abs(figure)
    if decimals is not None and figure and not rounded(figure, decimals):
        decimals = -figure.adjusted()
    return difference(figure, unit, decimals).lstrip("+")


def money(figure: Decimal) -> str:
    """Soles, with cents only where there are any: `S/ 1 250 000`."""
    cents = 0 if figure == figure.to_integral_value() else 2
    return f"S/{NO_BREAK}{number(rounded(figure, cents))}"


def percent(figure: Decimal | int, decimals: int = 1) -> str:
    """Progress with one decimal, shares of counts with none."""
    return f"{number(rounded(Decimal(figure), decimals))}{NO_BREAK}%"


def file_size(size: int) -> str:
    """`50 MB`, `1.4 MB`, `320 KB`; a decimal only where it says something. A KB is 1 024 bytes."""
    for unit, name in BYTE_UNITS:
        shown = exact(rounded(Decimal(size) / unit, 1))
        if shown >= 1:
            return f"{number(shown)}{NO_BREAK}{name}"
    return f"{size}{NO_BREAK}{ngettext('byte', 'bytes', size)}"


def moment(when: datetime) -> str:
    """`viernes 30 de abril de 2027, 23:59`, in Lima's time."""
    return formats.date_format(timezone.localtime(when), r"l j \d\e F \d\e Y, H:i")


def day(when: date) -> str:
    """`5 de octubre de 2021`."""
    return formats.date_format(when, "DATE_FORMAT")


# Sounds that begin with a written i and are heard as a consonant: hierba, hiato, ion.
DIPHTHONGS = ("hia", "hie", "hio", "ia", "ie", "io")


def _opening_word(text: str) -> str:
    return text.lstrip("«“\"'(")


def and_before(following: str) -> str:
    """`e` before the sound of i, `y` elsewhere: MIMP e INEI, but agua y hierba (narrative, rule 7)."""
    word = _opening_word(following)
    if word[:2].isupper():  # spelled or read letter by letter: IOP, INEI
        return "e" if word.startswith("I") else "y"
    sounds_i = word.lower().startswith(("i", "í", "hi", "hí")) and not word.lower().startswith(DIPHTHONGS)
    return "e" if sounds_i else "y"


def or_before(following: str) -> str:
    """`u` before the sound of o, of figures too: 7 u 8, 10 u 11, siete u ocho (narrative, rule 7)."""
    word = _opening_word(following).lower()
    whole = re.match(r"[0-9]+(?:[ \u00a0][0-9]{3})*", word)
    if whole is None:
        return "u" if word.startswith(("o", "ó", "ho", "hó")) else "o"
    digits = re.sub(r"\D", "", whole.group())
    return "u" if digits.startswith("8") or (digits.startswith("11") and len(digits) % 3 == 2) else "o"


def _joined(items: Sequence[str], conjunction: Callable[[str], str]) -> str:
    if len(items) < 2:
        return "".join(items)
    mark = separator(items)
    before_last = ";" if mark == "; " else ""
    return f"{mark.join(items[:-1])}{before_last} {conjunction(items[-1])} {items[-1]}"


def separator(items: Sequence[str]) -> str:
    """What stands between the items of a list: semicolons where an item holds a comma itself."""
    return "; " if any("," in item or ";" in item for item in items) else ", "


def listed(items: Sequence[str]) -> str:
    """`A, B y C`; with semicolons where an item holds a comma itself."""
    return _joined(items, and_before)


def either(items: Sequence[str]) -> str:
    """`A, B o C`; with semicolons where an item holds a comma itself."""
    return _joined(items, or_before)
