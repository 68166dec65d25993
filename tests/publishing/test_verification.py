"""A file is the published one, the published one with something appended, or not it; nothing else is claimed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.models import EditionFile, SignedCopy
from compliance.publishing.editions import prepare
from compliance.publishing.publications import is_validated, signed_copies_of
from compliance.publishing.verification import (
    CopyRefused,
    Fingerprint,
    Verdict,
    fingerprint_of,
    keep_signed_copy,
    verify,
)
from tests.publishing.pades import archived, basic, with_validation_data
from tests.publishing.published import ALL_FORMATS, CMS, ORPHAN, YEAR, measured, published, signed


def bytes_of(edition, format_name: str = "pdf") -> bytes:
    return bytes(edition.files.get(format_name=format_name).content)


@given(st.binary(max_size=200), st.lists(st.integers(1, 220), max_size=6), st.integers(1, 50))
def test_the_fingerprint_is_the_same_however_the_file_arrives(content, sizes, step) -> None:
    whole, pieces = Fingerprint(sizes), Fingerprint(sizes)
    whole.update(content)
    for start in range(0, len(content), step):
        pieces.update(content[start : start + step])
    assert (pieces.sha256, pieces.beginnings, pieces.size) == (whole.sha256, whole.beginnings, len(content))
    assert set(whole.beginnings) == {size for size in sizes if size <= len(content)}
    for size, digest in whole.beginnings.items():
        only = Fingerprint([])
        only.update(content[:size])
        assert digest == only.sha256


@pytest.mark.parametrize("format_name", sorted(ALL_FORMATS))
def test_every_published_file_is_known_as_it_is(first, format_name) -> None:
    found = verify(fingerprint_of(bytes_of(first, format_name)))
    assert (found.verdict, found.edition, found.file.format_name) == (Verdict.UNCHANGED, first, format_name)


def test_a_signature_at_the_end_is_told_as_appended(first) -> None:
    found = verify(fingerprint_of(signed(bytes_of(first))))
    assert (found.verdict, found.edition) == (Verdict.APPENDED, first)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: b"",
        lambda content: b"x",
        lambda content: content[:-1],
        lambda content: content[:-1] + b"\x00",
        lambda content: b"x" + content,
        lambda content: content.replace(b"%PDF", b"%PDE", 1),
    ],
)
def test_anything_else_is_not_it(first, change) -> None:
    found = verify(fingerprint_of(change(bytes_of(first))))
    assert (found.verdict, found.edition) == (Verdict.UNKNOWN, None)


def test_an_earlier_edition_is_still_known_as_itself(first, year, people) -> None:
    measured("40")
    second = published(year, people, reason="AURORA corrigió su valor.")
    assert verify(fingerprint_of(bytes_of(first))).edition == first
    assert verify(fingerprint_of(bytes_of(second))).edition == second


def test_a_signed_copy_is_kept_and_known(first, people) -> None:
    copied = signed(bytes_of(first))
    copy = keep_signed_copy(first, name="C:\\firmas\\reporte firmado.pdf", content=copied, by=people["reviewer"])
    assert copy.file_name == "reporte firmado.pdf"
    assert bytes(SignedCopy.objects.get().content) == copied
    assert verify(fingerprint_of(copied)).verdict is Verdict.OFFICIAL
    assert verify(fingerprint_of(signed(copied))).verdict is Verdict.APPENDED
    with pytest.raises(CopyRefused, match="ya estaba"):
        keep_signed_copy(first, name="otra.pdf", content=copied, by=people["reviewer"])


def test_what_is_not_the_signed_pdf_is_not_kept(first, year, people) -> None:
    measured("40")
    second = published(year, people, reason="AURORA corrigió su valor.")
    refusals = {
        "todavía sin firmas": bytes_of(first),
        "no es el PDF": b"%PDF-1.7 otro",
        "no es el PDF de esta": signed(bytes_of(second)),
        "no es el PDF de": bytes_of(first, "docx") + ORPHAN,
    }
    for words, content in refusals.items():
        with pytest.raises(CopyRefused, match=words):
            keep_signed_copy(first, name="x.pdf", content=content, by=people["reviewer"])
    with pytest.raises(CopyRefused):
        keep_signed_copy(first, name="x.pdf", content=signed(bytes_of(first)), by=people["focal"])
    assert not SignedCopy.objects.exists()


def test_only_published_files_are_known(year, people) -> None:
    edition = prepare(year.policy, YEAR, by=people["reviewer"])
    assert not EditionFile.objects.exists()
    assert verify(fingerprint_of(edition.figures.encode())).verdict is Verdict.UNKNOWN


def test_queries_do_not_grow_with_the_editions(first, year, people, django_assert_num_queries) -> None:
    measured("40")
    published(year, people, reason="AURORA corrigió su valor.")
    longest = max(file.size for file in EditionFile.objects.all())
    with django_assert_num_queries(2):
        assert verify(fingerprint_of(b"x" * (longest + 1))).verdict is Verdict.UNKNOWN


NO_SIGNATURES = {
    "words": lambda pdf: pdf + b"hola",
    "an end": lambda pdf: pdf + b"\n%%EOF\n",
    "room": lambda pdf: pdf + b" " * 100,
    "parts that nothing leads to": lambda pdf: pdf + ORPHAN,
    "no field": lambda pdf: signed(pdf, has_field=False),
    "zeros": lambda pdf: signed(pdf, b"\0" * 200),
    "no sequence": lambda pdf: signed(pdf, b"\x04" + CMS[1:]),
    "no signed data": lambda pdf: signed(pdf, CMS[:5] + b"\x08" + CMS[6:]),
    "a length that does not fit": lambda pdf: signed(pdf, b"\x30\x82\xff\xff" + CMS[4:]),
    "too short": lambda pdf: signed(pdf, b"\x30\x0b" + CMS[4:15]),
}


@pytest.mark.parametrize("what", NO_SIGNATURES)
def test_what_is_no_signature_is_neither_kept_nor_told_as_one(what, first, people) -> None:
    content = NO_SIGNATURES[what](bytes_of(first))
    found = verify(fingerprint_of(content))
    assert (found.verdict, found.edition) == (Verdict.ALTERED, first)
    with pytest.raises(CopyRefused, match="no tiene la forma de una firma digital"):
        keep_signed_copy(first, name="copia.pdf", content=content, by=people["reviewer"])
    assert not SignedCopy.objects.exists()


@pytest.mark.parametrize("sign", [with_validation_data, archived])
def test_validation_data_may_follow_a_real_signature_and_the_record_says_so(sign, first, people) -> None:
    content = sign(bytes_of(first))
    found = verify(fingerprint_of(content))
    assert (found.verdict, found.edition) == (Verdict.VALIDATED, first)
    keep_signed_copy(first, name="firmada.pdf", content=content, by=people["reviewer"])
    assert verify(fingerprint_of(content)).verdict is Verdict.OFFICIAL
    assert is_validated(signed_copies_of(first))


def test_a_real_signature_alone_is_kept_and_followed_by_nothing(first, people) -> None:
    content = basic(bytes_of(first))
    assert verify(fingerprint_of(content)).verdict is Verdict.APPENDED
    assert not is_validated(signed_copies_of(first))
    keep_signed_copy(first, name="firmada.pdf", content=content, by=people["reviewer"])
    assert not is_validated(signed_copies_of(first))


FOLLOWED = {
    "more than it covers": lambda pdf: signed(pdf) + b" ",
    "parts of another signature": lambda pdf: signed(pdf) + ORPHAN,
    "more than validation data": lambda pdf: with_validation_data(pdf) + b"x",
    "other words in the metadata": lambda pdf: b"<rdf:li>es-BO<".join(
        with_validation_data(pdf).rsplit(b"<rdf:li>es-PE<", 1)
    ),
}


@pytest.mark.parametrize("what", FOLLOWED)
def test_anything_else_after_a_signature_is_refused_saying_what_to_ask_for(what, first, people) -> None:
    content = FOLLOWED[what](bytes_of(first))
    assert verify(fingerprint_of(content)).verdict is Verdict.FOLLOWED
    with pytest.raises(CopyRefused, match="sello de tiempo de documento"):
        keep_signed_copy(first, name="copia.pdf", content=content, by=people["reviewer"])
    assert not SignedCopy.objects.exists()


def test_several_people_sign_one_after_the_other_and_a_newer_copy_replaces_an_older(first, people) -> None:
    once = signed(bytes_of(first))
    twice = signed(once)
    keep_signed_copy(first, name="una.pdf", content=once, by=people["reviewer"])
    keep_signed_copy(first, name="dos.pdf", content=twice, by=people["reviewer"])
    assert verify(fingerprint_of(twice)).verdict is Verdict.OFFICIAL
    assert verify(fingerprint_of(once)).verdict is Verdict.REPLACED
    assert [one.file_name for one in signed_copies_of(first)] == ["dos.pdf", "una.pdf"]
    with pytest.raises(CopyRefused, match="ya estaba"):
        keep_signed_copy(first, name="otra.pdf", content=once, by=people["reviewer"])


@pytest.mark.parametrize("format_name", sorted(ALL_FORMATS - {"pdf"}))
def test_only_a_pdf_is_signed_by_adding_to_its_end(format_name, first) -> None:
    content = bytes(EditionFile.objects.get(edition=first, format_name=format_name).content)
    assert verify(fingerprint_of(content)).verdict is Verdict.UNCHANGED
    assert verify(fingerprint_of(content + ORPHAN)).verdict is Verdict.UNKNOWN
