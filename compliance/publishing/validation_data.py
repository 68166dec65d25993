"""Whether what follows a signature in a PDF only adds what it is validated with (PAdES, ETSI EN 319 142-1, 5.4).

Certificates and lists of revoked ones may be added after signing: an update of the file that gives its catalog a
`/DSS`. An update that says anything else could change what is seen. Signatures themselves are read elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject, read_object

END = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF\s*\Z")
LONGEST_END = 100
MOST_UPDATES = 20
# A table of references as every PDF of ours has it, in plain text (ISO 32000-2, 7.5.4).
ENTRIES = rb"(?:\d{10} \d{5} [nf][ \r\n]{2})*"
TABLE = re.compile(rb"xref\s+((?:\d{1,10} \d{1,7}\s+" + ENTRIES + rb")+)trailer\s*")
SECTION = re.compile(rb"(\d{1,10}) (\d{1,7})\s+(" + ENTRIES + rb")")
ENTRY = 20
HEAD_OF_THE_FREE = b"0000000000 65535 f"
# What an update may say anew: of the catalog, of the file's information and of its metadata.
NOT_SEEN = {"/DSS", "/Extensions", "/Metadata"}
OF_THE_TOOL = {"/ModDate", "/Producer"}
OF_THE_TOOL_IN_XMP = {"ModifyDate", "MetadataDate", "Producer", "InstanceID", "xmptk"}
# The parts of a /DSS that a later one may hold more of.
LISTS, BY_SIGNATURE = ("/Certs", "/OCSPs", "/CRLs"), "/VRI"
OF_DSS = {"/Type", BY_SIGNATURE, *LISTS}
NAME_OF_A_SIGNATURE = re.compile("/[0-9A-Fa-f]{40}")
RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"


class _SaysMore(Exception):
    """The update is not one that only adds validation data, or cannot be read as one."""


@dataclass(frozen=True, slots=True)
class _Update:
    """One table of references: where each object that it names begins, and its trailer."""

    begins: dict[int, int]
    trailer: DictionaryObject


def adds_only_validation_data(signed: bytes, added: bytes) -> bool:
    """Whether the bytes after a signed revision, which must be whole, only add validation data.

    Anything that cannot be read so is something else; no error is raised.
    """
    try:
        _hold_to_it(signed, signed + added)
    except Exception:  # a hostile file makes the reader fail in any way that there is
        return False
    return True


def _hold_to_it(signed: bytes, whole: bytes) -> None:
    before, after = PdfReader(BytesIO(signed)), PdfReader(BytesIO(whole))
    may_be_anew = _may_be_anew(before)
    size = int(str(before.trailer["/Size"]))
    for update in _updates(whole, len(signed), _last_table(signed), after):
        _same(_roots(update.trailer), _roots(before.trailer))
        _require(all(number >= size or number in may_be_anew for number in update.begins))
        for number, begin in update.begins.items():
            _require(begin >= len(signed) and whole[begin:].startswith(b"%d 0 obj" % number))
    _require("/DSS" in after.root_object)
    _same(_written(before.root_object, NOT_SEEN), _written(after.root_object, NOT_SEEN))
    _same(_information(before), _information(after))
    _same(_metadata(before), _metadata(after))


def _require(holds: bool) -> None:
    if not holds:
        raise _SaysMore


def _same(one: object, other: object) -> None:
    _require(one == other)


def _last_table(content: bytes) -> int:
    found = END.search(content, max(0, len(content) - LONGEST_END))
    if found is None:
        raise _SaysMore
    return int(found[1])


def _updates(whole: bytes, size: int, last: int, reader: PdfReader) -> Iterator[_Update]:
    """Newest first, down to the last table of the first `size` bytes."""
    at = _last_table(whole)
    for _turn in range(MOST_UPDATES):
        if at == last:
            return
        _require(at >= size)
        update = _update(whole, at, reader)
        yield update
        at = int(str(update.trailer["/Prev"]))
    raise _SaysMore


def _update(whole: bytes, at: int, reader: PdfReader) -> _Update:
    found = TABLE.match(whole, at)
    if found is None:
        raise _SaysMore
    trailer = read_object(BytesIO(whole[found.end() :]), reader)
    if not isinstance(trailer, DictionaryObject) or "/XRefStm" in trailer or "/Encrypt" in trailer:
        raise _SaysMore
    return _Update(dict(_entries(found[1])), trailer)


def _entries(sections: bytes) -> Iterator[tuple[int, int]]:
    """The number of each object with the place where it begins; an object that is taken away is refused."""
    for first, count, entries in SECTION.findall(sections):
        _require(len(entries) == int(count) * ENTRY)
        for turn in range(int(count)):
            entry, number = entries[turn * ENTRY : (turn + 1) * ENTRY - 2], int(first) + turn
            if number == 0:
                _same(entry, HEAD_OF_THE_FREE)
                continue
            _require(entry.endswith(b" 00000 n"))
            yield number, int(entry[:10])


def _roots(trailer: DictionaryObject) -> list[tuple[int, int] | None]:
    return [_number(trailer, "/Root"), _number(trailer, "/Info")]


def _number(holder: DictionaryObject, key: str) -> tuple[int, int] | None:
    value = holder.raw_get(key) if key in holder else None
    return (value.idnum, value.generation) if isinstance(value, IndirectObject) else None


def _may_be_anew(reader: PdfReader) -> set[int]:
    """The numbers of the objects that the update may say again, each of which is compared or is validation data."""
    catalog = reader.root_object
    numbers = {*_roots(reader.trailer), _number(catalog, "/Metadata")}
    dss: Any = catalog.get("/DSS", DictionaryObject()).get_object()
    if _holds_only(dss, lambda key: key in OF_DSS):
        numbers.add(_number(catalog, "/DSS"))
        numbers |= {_number(dss, key) for key in LISTS if isinstance(dss.get(key), ArrayObject)}
        if _holds_only(dss.get(BY_SIGNATURE), lambda key: bool(NAME_OF_A_SIGNATURE.fullmatch(key)) or key == "/Type"):
            numbers.add(_number(dss, BY_SIGNATURE))
    return {one[0] for one in numbers if one is not None}


def _holds_only(value: Any, may_hold: Any) -> bool:
    return isinstance(value, DictionaryObject) and not isinstance(value, StreamObject) and all(map(may_hold, value))


def _written(held: DictionaryObject, without: set[str]) -> dict[str, bytes]:
    return {key: _bytes_of(value) for key, value in held.items() if key not in without}


def _bytes_of(value: PdfObject) -> bytes:
    made = BytesIO()
    value.write_to_stream(made)
    return made.getvalue()


def _information(reader: PdfReader) -> dict[str, bytes]:
    held: Any = reader.trailer.get("/Info", DictionaryObject()).get_object()
    return _written(held, OF_THE_TOOL)


def _metadata(reader: PdfReader) -> list[tuple[str, str]]:
    """What the metadata says, whatever its form, but for what a program says of itself."""
    stream: Any = reader.root_object.get("/Metadata")
    return sorted(_said(fromstring(stream.get_object().get_data()))) if stream is not None else []


def _said(tree: Element) -> Iterator[tuple[str, str]]:
    for element in tree.iter():
        own = {element.tag: (element.text or "").strip(), **{key: value for key, value in element.items() if value}}
        for name, value in own.items():
            if value and name.rpartition("}")[2] not in OF_THE_TOOL_IN_XMP:
                yield name if name != RESOURCE else element.tag, value
