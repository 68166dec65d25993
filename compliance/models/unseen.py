"""Characters that nobody sees and that no text which people write may hold; the one rule of every input.

Control characters, and those that turn the order of what stands around them, so that a page says other words than the
text. What only joins or parts letters may stay. How a document prints those that it is given is the renderers'.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
# Unicode's explicit marks of direction (annex 9, 2), its deprecated formats, notes between lines and language tags.
TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\U000e0001"
UNSEEN = re.compile(f"[{CONTROLS}{TURNING}]")
SHOWN_BEFORE = 24


def numbered(character: str) -> str:
    """`[U+202E]`, for what cannot be shown as it is."""
    return f"[U+{ord(character):04X}]"


def made_visible(text: str) -> str:
    """The text with the number of each character that nobody would see."""
    return UNSEEN.sub(lambda found: numbered(found[0]), text)


def refuse_unseen(text: str) -> None:
    """Raises `ValidationError`, which says what stands there and after which words, since nobody can see it."""
    if message := unseen_in(text):
        raise ValidationError(message, code="unseen")


def unseen_in(text: str) -> str:
    """What is wrong with the text, as a sentence; nothing where it may stand."""
    found = UNSEEN.findall(text)
    if not found:
        return ""
    said = ngettext(
        "Hay un carácter que no se ve (%(code)s) %(place)s. Borre esas palabras y vuelva a escribirlas.",
        "Hay %(n)s caracteres que no se ven; el primero (%(code)s) está %(place)s. Borre esas palabras y vuelva a "
        "escribirlas.",
        len(found),
    )
    return said % {
        "n": len(found),
        "code": numbered(found[0])[1:-1],
        "place": _place(UNSEEN.split(text, maxsplit=1)[0]),
    }


def _place(before: str) -> str:
    words = " ".join(before.split())
    if not words:
        return _("al comienzo del texto")
    shown = words if len(words) <= SHOWN_BEFORE else f"…{words[-SHOWN_BEFORE:].lstrip()}"
    return _("después de «%(words)s»") % {"words": shown}
