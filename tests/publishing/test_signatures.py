"""The form of a signature, read from what was appended; whatever else the file is, nothing is raised."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from compliance.publishing.signatures import is_signed_to_its_end, signature_gap
from tests.publishing.published import signed


@pytest.fixture(scope="module")
def pdf() -> bytes:
    writer, made = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(made)
    return made.getvalue()


def test_a_signature_of_the_whole_file_is_one_and_so_is_another_after_it(pdf) -> None:
    once = signed(pdf)
    twice = signed(once)
    for whole in (once, twice):
        assert is_signed_to_its_end(pdf, whole[len(pdf) :])
    start, end = signature_gap(twice[len(pdf) :], len(pdf))
    assert twice[start : start + 1] + twice[end - 1 : end] == b"<>"


def test_what_it_covers_fits_the_file(pdf) -> None:
    appended = signed(pdf)[len(pdf) :]
    assert signature_gap(appended, len(pdf) - 1) is None
    assert not is_signed_to_its_end(pdf[:-1], appended)
    assert not is_signed_to_its_end(b"x" * len(pdf), appended.replace(b"/AcroForm", b"/AcroFarm"))


@given(st.binary(max_size=300), st.integers(0, 3000), st.binary(min_size=1, max_size=9))
def test_no_file_makes_it_fail(content, place, change) -> None:
    assert not is_signed_to_its_end(content, content)
    writer, made = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(made)
    whole = bytearray(signed(made.getvalue()))
    place %= len(whole) - len(change)
    whole[place : place + len(change)] = change
    size = len(made.getvalue())
    assert is_signed_to_its_end(bytes(whole[:size]), bytes(whole[size:])) in (True, False)
