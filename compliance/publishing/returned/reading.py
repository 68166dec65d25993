"""An uploaded file as an outline: inspected, then read by pandoc, which sees nothing else of the machine."""

import subprocess
from typing import IO, Any
from xml.etree.ElementTree import ParseError
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from compliance.publishing.returned.archive import damaged, inspect
from compliance.publishing.returned.outline import PRINTED_TITLE, SUBTITLE, Outline, tidy
from compliance.publishing.returned.tree_reading import read_tree, texts_of
from compliance.report.renderers.pandoc.run import parsed

TITLE = "{http://purl.org/dc/elements/1.1/}title"
CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"


def _root(archive: ZipFile, part: str) -> Any:
    return fromstring(archive.read(part)) if part in archive.namelist() else ()


def _properties(file: IO[bytes]) -> dict[str, str]:
    """What the file says of itself; `title` is the document's own property, all others are ours."""
    with ZipFile(file) as archive:
        custom = {one.get("name", ""): "".join(one.itertext()) for one in _root(archive, CUSTOM)}
        title = next((one.text or "" for one in _root(archive, CORE) if one.tag == TITLE), "")
    return {name: tidy(text) for name, text in (custom | {"title": title}).items()}


def _printed(tree: Any) -> dict[str, str]:
    """What its first page calls it; a file that passed through other editors may have no properties left."""
    said = {
        name: "".join(texts_of([{"t": "Para", "c": one["c"]}]))
        for name, one in tree["meta"].items()
        if one["t"] == "MetaInlines"
    }
    return {SUBTITLE: said.get("subtitle", ""), PRINTED_TITLE: said.get("title", "")}


def read_word(file: IO[bytes], name: str, size: int) -> Outline:
    """The document that a file holds; raises `ReturnedRefused`."""
    inspect(file, name, size)
    try:
        meta = _properties(file)
        file.seek(0)
        tree = parsed(file.read(), "docx", "--track-changes=all")
        return read_tree(tree, _printed(tree) | meta)
    except (subprocess.SubprocessError, ParseError, ValueError, RecursionError) as problem:
        raise damaged() from problem
