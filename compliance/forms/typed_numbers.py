"""How a number that a person typed may be read: every well-formed reading, so that two of them are asked about.

Peru writes 7.6 and 1 250 000, and many write 7,6 and 1'250,000. Pure text; the field of a form is `fields.py`'s.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from compliance.formatting import NO_BREAK, decimals_of, exact, plain

SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
SIGNS = {"-": "-", "\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "+": ""}
SHAPE = re.compile(r"([0-9]+)(?:([ '.,])([0-9]+))*")
TOKENS = re.compile(r"[0-9]+|[ '.,]")
MARKS = (".", ",")
GROUP = 3

# A number longer than this was never typed as one.
LONGEST = 80


class NotANumber(ValueError):
    """The text has no reading as a number."""


def readings(text: str) -> tuple[Decimal, ...]:
    """All numbers that the text may mean, without repetition; raises NotANumber where there are none.

    `7,600` and `7.600` have two readings; `0.600`, `7.6`, `1 250,600` and `1,250,000` have one.
    """
    if len(text) > LONGEST:
        raise NotANumber(text[:LONGEST])
    sign, digits = _split_sign(SPACES.sub(" ", text.strip().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")))
    digits = f"0{digits}" if digits.startswith(MARKS) else digits
    if not SHAPE.fullmatch(digits):
        raise NotANumber(text)
    found = dict.fromkeys(Decimal(sign + plain_text) for plain_text in _plain_texts(TOKENS.findall(digits)))
    if not found:
        raise NotANumber(text)
    return tuple(found)


def _split_sign(text: str) -> tuple[str, str]:
    if text[:1] in SIGNS:
        return SIGNS[text[0]], text[1:].lstrip()
    return "", text


def _plain_texts(tokens: list[str]) -> Iterator[str]:
    """The tokens as a decimal fraction, and as a whole number with groups of thousands."""
    *whole, last = tokens
    if len(tokens) >= GROUP and whole[-1] in MARKS and whole[-1] not in whole[:-1] and _are_groups(whole[:-1]):
        yield "".join(whole[0:-1:2]) + "." + last
    if _are_groups(tokens) or _might_be_groups(tokens):
        yield "".join(tokens[::2])


def _are_groups(tokens: list[str]) -> bool:
    """Digits alone, or groups of three behind a first one of up to three, separated alike."""
    digits, separators = tokens[::2], tokens[1::2]
    if not separators:
        return True
    first, *rest = digits
    well_formed = len(first) <= GROUP and not first.startswith("0") and all(len(one) == GROUP for one in rest)
    return well_formed and _are_alike(separators)


def _are_alike(separators: list[str]) -> bool:
    """One separator throughout; or the apostrophe for millions before the comma for thousands, as in 1'250,000."""
    changes = [(before, after) for before, after in pairwise(separators) if before != after]
    return not changes or (len(changes) == 1 and changes[0][0] == "'" and changes[0][1] in MARKS)


def _might_be_groups(tokens: list[str]) -> bool:
    """`1250,600`: a mark before exactly three digits may separate thousands even after a long first group."""
    return len(tokens) == GROUP and tokens[1] in MARKS and len(tokens[2]) == GROUP and not tokens[0].startswith("0")


def unmistakable(figure: Decimal) -> str:
    """The figure as a person may type it and be read in one way only: `7.60`, `7.6250`, `7600`."""
    shown = exact(figure)
    places = decimals_of(shown)
    if not places:
        return plain(shown)
    return plain(exact(shown, 2 if places < 2 else GROUP + 1 if places == GROUP else places))


def for_editing(figure: Decimal, least_decimals: int = 0) -> str:
    """The figure as a field shows it: grouped, with so many decimals at least, and read back as the same figure."""
    shown = exact(figure, least_decimals)
    if decimals_of(shown) == GROUP:
        shown = exact(figure, GROUP + 1)
    sign, digits = ("-", plain(-shown)) if shown < 0 else ("", plain(shown))
    whole, point, rest = digits.partition(".")
    return f"{sign}{int(whole):,}".replace(",", NO_BREAK) + point + rest
