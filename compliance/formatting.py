"""Numbers, dates and lists as a reader in Peru sees them, and as the data formats write them.

Decimal point, a no-break space before a unit and between thousands (narrative, part 1). Rounding is half up.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal

from django.utils import formats, timezone

from compliance.choices import Unit

NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
ABSENT = "\N{EM DASH}"

WIDE = Context(prec=60, rounding=ROUND_HALF_UP)

# What follows a difference: only percentages differ by percentage points (narrative, rule 3).
DIFFERENCE_UNITS = {Unit.PERCENTAGE: f"{NO_BREAK}pp", Unit.INDEX: f"{NO_BREAK}puntos"}


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


def difference(figure: Decimal, unit: Unit | None, decimals: int | None) -> str:
    """A gap or change with its sign: `+2.0 pp`, `−0.1 pp`, `3.21 puntos`."""
    shown = exact(figure) if decimals is None else rounded(figure, decimals)
    sign = "+" if shown > 0 else ""
    suffix = DIFFERENCE_UNITS.get(unit, "") if unit else ""
    return f"{sign}{number(shown)}{suffix}"


def percent(figure: Decimal | int, decimals: int = 1) -> str:
    """Progress with one decimal, shares of counts with none."""
    return f"{number(rounded(Decimal(figure), decimals))}{NO_BREAK}%"


def moment(when: datetime) -> str:
    """`viernes 30 de abril de 2027, 23:59`, in Lima's time."""
    return formats.date_format(timezone.localtime(when), r"l j \d\e F \d\e Y, H:i")


def day(when: date) -> str:
    """`5 de octubre de 2021`."""
    return formats.date_format(when, "DATE_FORMAT")


DIPHTHONGS = ("hia", "hie", "hio", "ia", "ie", "io")


def _conjunction(following: str) -> str:
    """`e` before the sound of i, `y` elsewhere: MIMP e INEI, but agua y hierba (narrative, rule 7)."""
    word = following.lstrip("«“\"'(")
    if word[:2].isupper():  # spelled or read letter by letter: IOP, INEI
        return "e" if word.startswith("I") else "y"
    sounds_i = word.lower().startswith(("i", "í", "hi", "hí")) and not word.lower().startswith(DIPHTHONGS)
    return "e" if sounds_i else "y"


def listed(items: Sequence[str]) -> str:
    """`A, B y C`; with semicolons where an item holds a comma itself."""
    if len(items) < 2:
        return "".join(items)
    comma = ";" if any("," in item for item in items) else ","
    head, last = f"{comma} ".join(items[:-1]), items[-1]
    before_last = ";" if comma == ";" else ""
    return f"{head}{before_last} {_conjunction(last)} {last}"
