"""What a text of the report says of indicators that it names by their codes: each such clause as one about that one."""

from collections.abc import Iterator, Mapping

from compliance.calculation.rows import Assessment
from compliance.findings.rows import Passage, Written
from compliance.findings.texts.reading import ELEMENT, Reading


def by_code(reading: Reading, of_code: Mapping[str, Assessment]) -> Iterator[Reading]:
    """The clauses that name one element, if it is an indicator of the year and not that of the passage itself."""
    for clause in reading.every_clause if of_code else ():
        found = {one.group().upper() for one in ELEMENT.finditer(clause.text)}
        if len(found) != 1 or (code := found.pop()) not in of_code or code == reading.written.code:
            continue
        said = reading.passage.text[clause.start : clause.start + len(clause.text)]
        yield Reading(Written(code, reading.written.year), Passage("", said), of_code[code])
