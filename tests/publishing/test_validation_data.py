"""What may follow a signature: certificates and revocation lists, and nothing that could change what is seen.

The signatures are real ones, by a program that signs.
"""

import re
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf import PdfReader, PdfWriter

from compliance.publishing.signatures import is_signed_to_its_end, signed_part
from compliance.publishing.validation_data import adds_only_validation_data
from tests.publishing.pades import archived, basic, with_validation_data

Parts = tuple[bytes, bytes]
Name = generic.NameObject


@pytest.fixture(scope="module")
def pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": "Reporte", "/ModDate": "D:20220630"})
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def parts(pdf: bytes, whole: bytes) -> Parts:
    """A signed revision and what follows it."""
    signed = pdf + signed_part(whole[len(pdf) :], len(pdf))
    assert is_signed_to_its_end(pdf, signed[len(pdf) :])
    return signed, whole[len(signed) :]


@pytest.fixture(scope="module")
def validated(pdf) -> Parts:
    return parts(pdf, with_validation_data(pdf))


def test_validation_data_after_a_real_signature_is_told_from_anything_else(validated) -> None:
    signed, added = validated
    assert b"/DSS" in added
    assert adds_only_validation_data(signed, added)


def test_several_people_may_sign_each_with_validation_data(pdf) -> None:
    once = with_validation_data(pdf, "Una")
    signed, added = parts(pdf, with_validation_data(once, "Otra"))
    assert len(signed) > len(once)
    assert adds_only_validation_data(signed, added)


def test_a_real_signature_at_the_end_leaves_nothing_after_it(pdf) -> None:
    _signed, added = parts(pdf, basic(pdf))
    assert added == b""


def test_a_time_stamp_over_the_validation_data_counts_as_the_newest_signature(pdf) -> None:
    """The program adds what its stamp is validated with after it."""
    signed, added = parts(pdf, archived(pdf))
    assert b"/DocTimeStamp" in signed
    assert b"/DSS" in signed
    assert adds_only_validation_data(signed, added)


def test_nothing_and_what_is_no_update_are_not_validation_data(pdf) -> None:
    signed, _added = parts(pdf, basic(pdf))
    for added in (b"", b"\n", b"x", b"%%EOF", signed):
        assert not adds_only_validation_data(signed, added)


def updated(signed: bytes, change) -> bytes:
    """What a program appends that gives the catalog a `/DSS` and changes something besides."""
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    proof = writer.add_object(generic.StreamObject(stream_data=b"certificado"))
    dss = writer.add_object(generic.DictionaryObject({Name("/Certs"): generic.ArrayObject([proof])}))
    writer.root[Name("/DSS")] = dss
    writer.update_root()
    change(writer)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()[len(signed) :]


def test_another_program_may_add_the_same(pdf) -> None:
    signed, _added = parts(pdf, basic(pdf))
    assert adds_only_validation_data(signed, updated(signed, lambda _writer: None))


def page_of(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    page = writer.root["/Pages"]["/Kids"][0]
    writer.mark_update(page.container_ref)
    return page


def annotated(writer: IncrementalPdfFileWriter) -> None:
    note = generic.DictionaryObject({Name("/Type"): Name("/Annot"), Name("/Subtype"): Name("/FreeText")})
    page_of(writer)[Name("/Annots")] = generic.ArrayObject([writer.add_object(note)])


def redrawn(writer: IncrementalPdfFileWriter) -> None:
    page_of(writer)[Name("/Contents")] = writer.add_object(generic.StreamObject(stream_data=b"0 0 50 50 re f"))


def filled_in(writer: IncrementalPdfFileWriter) -> None:
    form = writer.root["/AcroForm"]
    form[Name("/NeedAppearances")] = generic.BooleanObject(True)
    writer.mark_update(form.container_ref)


def signed_by_another(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    field[Name("/T")] = generic.TextStringObject("Otra firma")
    writer.mark_update(field.container_ref)


def opening(writer: IncrementalPdfFileWriter) -> None:
    script = {Name("/S"): Name("/JavaScript"), Name("/JS"): generic.TextStringObject("app.alert('hola')")}
    writer.root[Name("/OpenAction")] = generic.DictionaryObject(script)


def another_page(writer: IncrementalPdfFileWriter) -> None:
    pages = writer.root["/Pages"]
    pages["/Kids"].append(pages.raw_get("/Kids")[0])
    writer.mark_update(pages.container_ref)


def retitled(writer: IncrementalPdfFileWriter) -> None:
    about = writer.trailer["/Info"]
    about[Name("/Title")] = generic.TextStringObject("Otro reporte")
    writer.mark_update(about.container_ref)


CHANGES = [annotated, redrawn, filled_in, signed_by_another, opening, another_page, retitled]


@pytest.mark.parametrize("change", CHANGES)
def test_an_update_that_changes_anything_besides_is_not_one(pdf, change) -> None:
    signed, _added = parts(pdf, basic(pdf))
    added = updated(signed, change)
    assert "/DSS" in PdfReader(BytesIO(signed + added)).root_object
    assert not adds_only_validation_data(signed, added)


HOSTILE = {
    "more bytes": lambda added: added + b"x",
    "no /DSS": lambda added: added.replace(b"/DSS", b"/DSX"),
    "another table before it": lambda added: re.sub(rb"/Prev \d+", b"/Prev 15", added),
    "no table before it": lambda added: re.sub(rb"/Prev \d+", b"", added),
    "another catalog": lambda added: re.sub(rb"/Root \d+", b"/Root 1", added),
    "a second table beside it": lambda added: added.replace(b"/Prev", b"/XRefStm 15 /Prev"),
    "an object taken away": lambda added: re.sub(rb"(\d{10}) 00000 n", rb"\1 00001 f", added, count=1),
    "an object elsewhere": lambda added: re.sub(rb"\d{10} 00000 n", b"0000000015 00000 n", added, count=1),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_an_update_that_does_not_hold_together_is_not_one(validated, what) -> None:
    signed, added = validated
    changed = HOSTILE[what](added)
    assert changed != added
    assert not adds_only_validation_data(signed, changed)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_update_makes_it_fail(validated, data) -> None:
    signed, added = validated
    place = data.draw(st.integers(0, len(added) - 9))
    change = data.draw(st.binary(min_size=1, max_size=9))
    changed = added[:place] + change + added[place + len(change) :]
    assert adds_only_validation_data(signed, changed) in (True, False)
