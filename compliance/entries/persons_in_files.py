"""Whether a file looks like a list of persons: its headers, and the numbers and addresses that it repeats.

A guess that asks, never a proof: pictures and PDF are not looked into, and a person who confirms is believed.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import IO
from zipfile import ZipFile

from compliance.entries.file_kinds import MEGABYTE, FileKind, decoded

# Enough to see what a file is about, little enough to look at while a person waits.
MOST_LOOKED_AT = 8 * MEGABYTE
LONGEST_HEADER_WORDS = 6
MANY = 10

SEPARATORS = re.compile(r"[\t;,|\n]")
TAGS = re.compile(r"<[^>]*>")
# The end of what holds one text, in each of the zipped formats: paragraph, shared text, cell.
TEXT_ENDS = re.compile(r"</w:p>|</text:p>|</si>|</c>")
TEXT_PARTS = re.compile(r"^(xl/sharedStrings|xl/worksheets/[^/]+|word/document|content)\.xml\Z")

# Eight digits that stand alone: no part of an amount, of a longer number or of a code.
EIGHT_DIGITS = re.compile(r"(?<![\w.,/-])\d{8}(?![\w/-]|[.,]\d)")
MOBILE = re.compile(r"(?<![\w.,/-])9\d{2}[ -]?\d{3}[ -]?\d{3}(?![\w/-]|[.,]\d)")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")

IDENTITY = re.compile(r"\bdni\b|\bdocumento de identidad\b|\bdoc\.? (de )?identidad\b|\bcarne de extranjeria\b")
NAMES = re.compile(
    r"\bnombres? y apellidos?\b|\bapellidos? y nombres?\b|\bapellido (paterno|materno)\b|\bnombre completo\b"
)
CONTACT = re.compile(r"\b(telefono|celular|correo|e-?mail)s?\b")


def _without_accents(text: str) -> str:
    split = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def _is_header(text: str) -> bool:
    return 0 < len(text.split()) <= LONGEST_HEADER_WORDS


def _texts_of(content: str) -> Iterator[str]:
    return (piece.strip().strip("\"'").strip() for piece in SEPARATORS.split(content))


def _zipped_texts(file: IO[bytes]) -> Iterator[str]:
    left = MOST_LOOKED_AT
    with ZipFile(file) as archive:
        for name in filter(TEXT_PARTS.match, archive.namelist()):
            with archive.open(name) as part:
                content = part.read(left)
            left -= len(content)
            pieces = TEXT_ENDS.split(content.decode("utf-8", "replace"))
            yield from (html.unescape(TAGS.sub("", piece)).strip() for piece in pieces)


def texts(file: IO[bytes], kind: FileKind) -> list[str]:
    """The cells or paragraphs of a file; of a picture or a PDF, none."""
    file.seek(0)
    if kind.is_zipped:
        return list(_zipped_texts(file))
    if kind.media_type.startswith("text/"):
        return list(_texts_of(decoded(file.read(MOST_LOOKED_AT))))
    return []


def _is_day(digits: str) -> bool:
    """Whether eight digits are a date written without signs, such as 20221231."""
    try:
        return 1900 <= datetime.strptime(digits, "%Y%m%d").year <= 2100
    except ValueError:
        return False


def _named_columns(found: Iterable[str]) -> bool:
    headers = {_without_accents(text) for text in found if _is_header(text)}
    contacts = {match[1] for header in headers if (match := CONTACT.search(header))}
    return any(IDENTITY.search(header) or NAMES.search(header) for header in headers) or len(contacts) > 1


def _many(pattern: re.Pattern[str], *, unless: Callable[[str], bool] = lambda _text: False) -> Callable[..., bool]:
    def is_met(found: Iterable[str]) -> bool:
        distinct = {match[0] for match in pattern.finditer("\n".join(found)) if not unless(match[0])}
        return len(distinct) >= MANY

    return is_met


SIGNS: tuple[Callable[[Iterable[str]], bool], ...] = (
    _named_columns,
    _many(EIGHT_DIGITS, unless=_is_day),
    _many(MOBILE),
    _many(ADDRESS),
)


def looks_like_persons(file: IO[bytes], kind: FileKind) -> bool:
    """Whether any sign of a list of persons is there; the file is left at its beginning."""
    found = texts(file, kind)
    file.seek(0)
    return any(sign(found) for sign in SIGNS)
