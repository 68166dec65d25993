"""Whether what was added to a PDF has the form of a digital signature of the whole file (ISO 32000-2, 12.8).

Only its form: whether it is a good signature, and whose, the official validator says.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader

# A signature covers the file from its first byte to its last, but for its own hexadecimal string: [0 a b c].
COVERED = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f]+)>")
# What a CMS signature begins with, after its length: the name of "signed data" (RFC 5652, 5.1).
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
SEQUENCE, LONG_FORM = 0x30, 0x80
FEWEST_BYTES = 100
MOST_FIELDS = 1_000

Gap = tuple[int, int]


def is_signed_to_its_end(published: bytes, appended: bytes) -> bool:
    """Whether a signature among what was appended covers the whole file, and a form's field leads to it.

    Anything that cannot be read so is no signature; no error is raised.
    """
    gap = signature_gap(appended, len(published))
    return gap is not None and gap in _gaps_of_fields(published + appended)


def signature_gap(appended: bytes, size: int) -> Gap | None:
    """Where a signature of the whole file leaves out its own string; of a file whose first `size` bytes were published.

    It reads only what was appended, so that most of what is no signature is told at little cost.
    """
    whole = size + len(appended)
    return next((gap for gap, end in _signatures(appended, size) if end == whole), None)


def signed_part(appended: bytes, size: int) -> bytes:
    """What was appended up to where its newest signature covers the file; nothing where there is none."""
    ends = [end for _gap, end in _signatures(appended, size)]
    return appended[: max(ends) - size] if ends else b""


def _signatures(appended: bytes, size: int) -> Iterator[tuple[Gap, int]]:
    """What each signature leaves out, and where that which it covers ends."""
    whole = size + len(appended)
    for one in COVERED.finditer(appended):
        start, end, rest = map(int, one.groups())
        if size <= start < end and end + rest <= whole and _looks_like_cms(appended[start - size : end - size]):
            yield (start, end), end + rest


def _looks_like_cms(text: bytes) -> bool:
    """A hexadecimal string, alone, of a DER sequence that holds signed data; zeros may follow it."""
    found = HEXADECIMAL.fullmatch(text)
    if found is None or len(found[1]) % 2:
        return False
    signature = bytes.fromhex(found[1].decode())
    if len(signature) < FEWEST_BYTES or signature[0] != SEQUENCE:
        return False
    octets = signature[1] - LONG_FORM if signature[1] >= LONG_FORM else 0
    begin = 2 + octets
    length = int.from_bytes(signature[2:begin]) if octets else signature[1]
    body, padding = signature[begin : begin + length], signature[begin + length :]
    fits = len(body) == length and length + begin >= FEWEST_BYTES
    return fits and body.startswith(SIGNED_DATA) and not any(padding)


def _gaps_of_fields(content: bytes) -> set[Gap]:
    """What the signatures that the form's fields lead to leave out; none where the file cannot be read."""
    try:
        return set(_read_gaps(PdfReader(BytesIO(content))))
    except Exception:  # a hostile file makes the reader fail in any way that there is
        return set()


def _read_gaps(reader: PdfReader) -> Iterator[Gap]:
    form: Any = reader.root_object["/AcroForm"].get_object()
    for field in _fields(form["/Fields"].get_object()):
        value = field["/V"].get_object() if field.get("/FT") == "/Sig" and "/V" in field else {}
        numbers = [int(one) for one in value.get("/ByteRange", ())]
        if len(numbers) == 4 and value["/Contents"]:
            yield numbers[1], numbers[2]


def _fields(listed: Any) -> Iterator[Any]:
    """Fields and those below them; their number is bounded, since a file may lead in circles."""
    waiting = list(listed)
    for _turn in range(MOST_FIELDS):
        if not waiting:
            return
        field = waiting.pop().get_object()
        waiting.extend(field["/Kids"].get_object() if "/Kids" in field else ())
        yield field
