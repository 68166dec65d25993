"""What is public is read, downloaded and verified without an account, for good; what is not published is not there."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from compliance.models import ReportEdition
from compliance.publishing.editions import discard, prepare
from compliance.publishing.verification import keep_signed_copy
from tests.publishing.conftest import first, year
from tests.publishing.pades import with_validation_data
from tests.publishing.published import ALL_FORMATS, YEAR, measured, published, signed

__all__ = ["first", "year"]

CODE = "PNIG-2022-1"


def page(client: Client, name: str, **kwargs) -> str:
    answer = client.get(reverse(name, kwargs=kwargs))
    assert answer.status_code == 200, (name, kwargs)
    return answer.content.decode()


def bytes_of(edition, format_name: str = "pdf") -> bytes:
    return bytes(edition.files.get(format_name=format_name).content)


@pytest.fixture
def second(first, year, people) -> ReportEdition:
    measured("40")
    return published(year, people, reason="AURORA corrigió <su> valor.")


# Reading and downloading


def test_the_list_leads_to_the_edition_in_force_and_to_those_before(client, second) -> None:
    said = page(client, "publications")
    assert reverse("publication", kwargs={"code": "PNIG-2022-2"}) in said
    assert reverse("publication", kwargs={"code": CODE}) in said


def test_the_old_edition_says_that_it_was_replaced_and_the_new_one_why(client, second) -> None:
    old, new = page(client, "publication", code=CODE), page(client, "publication", code="PNIG-2022-2")
    assert "Esta edición fue reemplazada" in old
    assert reverse("publication", kwargs={"code": "PNIG-2022-2"}) in old
    assert "Esta edición fue reemplazada" not in new
    assert "AURORA corrigió &lt;su&gt; valor." in new
    assert "Esta edición fue reemplazada" in page(client, "publication_reading", code=CODE)
    assert "Esta edición fue reemplazada" in page(client, "verify_edition", code=CODE)


def test_an_edition_is_read_on_the_site_as_it_was_published(client, first) -> None:
    before = page(client, "publication_reading", code=CODE)
    measured("12")
    assert page(client, "publication_reading", code=CODE) == before
    assert "60" in before


def test_what_changed_is_told_from_the_earlier_edition_to_the_later_however_it_is_asked(client, second) -> None:
    said = page(client, "publication_changes", code="PNIG-2022-2", other=CODE)
    assert said.index("ISS.01.01.01.01: valor") < said.index("60.0\u00a0%") < said.index("40.0\u00a0%")
    backwards = client.get(reverse("publication_changes", kwargs={"code": CODE, "other": "PNIG-2022-2"}))
    assert backwards.status_code == 301
    assert backwards.url == reverse("publication_changes", kwargs={"code": "PNIG-2022-2", "other": CODE})
    same = reverse("publication_changes", kwargs={"code": CODE, "other": CODE})
    assert client.get(same).status_code == 404


@pytest.mark.parametrize("format_name", sorted(ALL_FORMATS))
def test_files_are_the_stored_bytes_for_good(client, second, first, format_name) -> None:
    address = reverse("publication_file", kwargs={"code": CODE, "format_name": format_name})
    answer = client.get(address)
    kept = first.files.get(format_name=format_name)
    assert answer.content == bytes(kept.content)
    assert answer["ETag"] == f'"{kept.sha256}"'
    assert "immutable" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith("attachment")
    again = client.get(address, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_file_is_the_same_for_everyone_whoever_asks(client, enter, first) -> None:
    address = reverse("publication_file", kwargs={"code": CODE, "format_name": "pdf"})
    for browser in (client, enter("reviewer"), enter("focal")):
        answer = browser.get(address)
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Cookie" not in answer.get("Vary", "")
        assert not answer.cookies


def test_a_file_is_served_whole_and_says_so(client, first) -> None:
    address = reverse("publication_file", kwargs={"code": CODE, "format_name": "pdf"})
    for headers in ({}, {"range": "bytes=0-9"}, {"range": "bytes=5-2"}, {"range": "bytes=0-9", "if-range": '"x"'}):
        answer = client.get(address, headers=headers)
        assert (answer.status_code, answer["Accept-Ranges"]) == (200, "none")
        assert answer.content == bytes_of(first)


@pytest.mark.parametrize("name", ["publications", "data_dictionary", "verify"])
def test_a_public_page_is_kept_for_a_while_for_those_who_bring_no_cookie(client, enter, first, name) -> None:
    answer = client.get(reverse(name))
    assert answer["Cache-Control"] == "public, no-cache"
    assert "Cookie" in answer["Vary"]
    assert not answer.cookies
    again = client.get(reverse(name), headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    own = enter("reviewer").get(reverse(name))
    assert "Revisión" in own.content.decode()
    assert own["Cache-Control"] == "private, no-cache"


def test_no_cache_keeps_what_is_not_public(client, enter, second) -> None:
    for browser in (client, enter("reviewer")):
        for address in (reverse("editions"), reverse("publication", kwargs={"code": "PNIG-2022-9"})):
            assert "public" not in browser.get(address).get("Cache-Control", "")
    assert "public" not in client.post(reverse("verify")).get("Cache-Control", "")


def test_a_file_that_the_browser_has_is_not_read_again(client, first, django_assert_num_queries) -> None:
    address = reverse("publication_file", kwargs={"code": CODE, "format_name": "pdf"})
    etag = client.get(address)["ETag"]
    with django_assert_num_queries(2):
        client.get(address, headers={"if-none-match": etag})


def test_the_signed_copy_is_served_too(client, first, people) -> None:
    copied = signed(bytes_of(first))
    copy = keep_signed_copy(first, name="de <quien> lo subió.pdf", content=copied, by=people["reviewer"])
    said = page(client, "publication", code=CODE)
    assert "PNIG-2022-1-firmado.pdf" in said
    assert "Las firmas las verifica el validador oficial" in said
    assert "reemplazadas" not in said
    answer = client.get(reverse("signed_copy", kwargs={"code": CODE, "pk": copy.pk}))
    assert answer.content == copied
    assert answer["ETag"] == f'"{copy.sha256}"'
    assert answer["Content-Disposition"] == 'attachment; filename="PNIG-2022-1-firmado.pdf"'


def test_a_newer_signed_copy_replaces_the_one_before_which_stays(client, enter, first, people) -> None:
    once = signed(bytes_of(first))
    old, new = (
        keep_signed_copy(first, name=name, content=content, by=people["reviewer"])
        for name, content in (("mal.pdf", once), ("bien.pdf", signed(once)))
    )
    before, _summary, after = page(client, "publication", code=CODE).partition("Copias firmadas reemplazadas")
    addresses = [reverse("signed_copy", kwargs={"code": CODE, "pk": one.pk}) for one in (new, old)]
    assert addresses[0] in before
    assert addresses[1] in after
    assert "mal.pdf" not in before + after
    board = enter("reviewer").get(reverse("edition", kwargs={"pk": first.pk})).content.decode()
    assert board.index("bien.pdf") < board.index("Copia oficial<") < board.index("mal.pdf") < board.index("Reemplazada")
    assert "fue reemplazada" in upload(client, once)[1]


def test_the_dictionary_explains_the_data(client, db) -> None:
    assert "indicators[].surpasses" in page(client, "data_dictionary")


# Nothing unpublished leaks

SAID_ONLY_IN_DRAFTS = "8765.4"


@pytest.fixture
def with_drafts(first, year, people):
    """A published edition, a discarded and a prepared one that say something else, and another year with data."""
    measured(SAID_ONLY_IN_DRAFTS)
    for give_up in (True, False):
        edition = prepare(year.policy, YEAR, by=people["reviewer"], reason=f"Motivo secreto {SAID_ONLY_IN_DRAFTS}.")
        if give_up:
            discard(edition, by=people["reviewer"])
    return edition


CODES = [
    f"{policy}-{year}-{number}"
    for policy in ("PNIG", "pnig", "OTRA", "P", "PNIG-2022")
    for year in ("2021", "2022", "2023", "1989", "2101", "22", "02022", "٢٠٢٢")
    for number in ("0", "1", "2", "3", "01", "-1", "99999", "None", "1 ")
    if (policy, year, number) != ("PNIG", "2022", "1")
] + ["PNIG", "PNIG-2022", "-", "--", "PNIG-2022-1-", "..", "%00", "PNIG-2022-1'"]
ABOUT_AN_EDITION = {
    "publication": {},
    "publication_reading": {},
    "publication_changes": {"other": CODE},
    "publication_file": {"format_name": "pdf"},
    "signed_copy": {"pk": 1},
    "verify_edition": {},
}


@pytest.mark.parametrize("name", ABOUT_AN_EDITION)
def test_no_address_finds_what_is_not_published(client, with_drafts, name) -> None:
    for code in CODES:
        address = reverse(name, kwargs={"code": code, **ABOUT_AN_EDITION[name]})
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("format_name", ["gif", "JSON", "pdf.bak", "../pdf", "", " "])
def test_no_format_is_found_but_those_that_were_published(client, with_drafts, format_name) -> None:
    address = f"/publicaciones/{CODE}/archivo/{format_name}/"
    assert client.get(address).status_code == 404


def test_no_public_page_says_a_word_of_the_drafts(client, with_drafts) -> None:
    addresses = [reverse("publications"), reverse("verify"), reverse("data_dictionary")]
    addresses += [
        reverse(name, kwargs={"code": CODE}) for name in ("publication", "publication_reading", "verify_edition")
    ]
    addresses += [reverse("publication_file", kwargs={"code": CODE, "format_name": name}) for name in ALL_FORMATS]
    for address in addresses:
        content = client.get(address).content
        texts = [content]
        if content.startswith(b"PK"):
            with ZipFile(BytesIO(content)) as archive:
                texts = [archive.read(name) for name in archive.namelist()]
        for text in texts:
            assert b"8765" not in text, address
            assert b"Motivo secreto" not in text, address


def test_what_belongs_to_the_ministry_asks_for_an_account(client, with_drafts) -> None:
    for name in ("edition", "edition_preview"):
        answer = client.get(reverse(name, kwargs={"pk": with_drafts.pk}))
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("account_login"))


# Verifying


def upload(client: Client, content: bytes, name: str = "verify", **kwargs) -> tuple[int, str]:
    file = BytesIO(content)
    file.name = "reporte.pdf"
    answer = client.post(reverse(name, kwargs=kwargs), {"archivo": file})
    return answer.status_code, answer.content.decode()


def test_a_file_is_verified_without_an_account_and_without_a_token(first) -> None:
    browser = Client(enforce_csrf_checks=True)
    content = bytes_of(first)
    assert "Es el archivo publicado, sin cambios" in upload(browser, content)[1]
    assert "con una firma agregada al final" in upload(browser, signed(content))[1]
    assert "no lo acepte como la edición" in upload(browser, content + b"firma")[1]
    assert "No es un archivo publicado" in upload(browser, content[:-1])[1]


def test_validation_data_after_the_signature_is_told_on_every_page(client, first, people) -> None:
    copied = with_validation_data(bytes_of(first))
    told = upload(client, copied)[1]
    assert "con una firma y sus datos de validación" in told
    assert "esta página no comprueba firmas" in told
    assert "sello de tiempo de documento" in upload(client, copied + b"x")[1]
    keep_signed_copy(first, name="firmada.pdf", content=copied, by=people["reviewer"])
    assert "lleva los datos con que se valida" in page(client, "publication", code=CODE)
    keep_signed_copy(first, name="otra.pdf", content=signed(bytes_of(first)), by=people["reviewer"])
    assert "lleva los datos con que se valida" not in page(client, "publication", code=CODE)


def test_a_file_of_another_edition_is_told_as_that(client, second, first) -> None:
    _status, said = upload(client, bytes_of(first), "verify_edition", code="PNIG-2022-2")
    assert "Es un archivo publicado, pero de otra edición" in said
    assert "No es la edición 2, del" in said
    assert "sin cambios" not in said
    assert "reporte.pdf" in said


def test_the_official_copy_is_known(client, first, people) -> None:
    copied = signed(bytes_of(first))
    keep_signed_copy(first, name="de <quien> lo subió.pdf", content=copied, by=people["reviewer"])
    assert "Es la copia oficial firmada" in upload(client, copied)[1]


def test_nothing_of_the_file_is_kept(client, first, settings, tmp_path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = settings.MEDIA_ROOT = tmp_path
    upload(client, bytes_of(first) * 20)
    assert list(tmp_path.rglob("*")) == []


def test_the_most_that_a_file_may_have_is_said_as_people_write_it(client, db) -> None:
    assert "de hasta 50\u00a0MB." in page(client, "verify")


def test_what_is_too_large_or_nothing_is_told(client, first, settings) -> None:
    settings.VERIFICATION_MOST_BYTES = 1_000
    status, said = upload(client, b"x" * 200_000)
    assert (status, "demasiado grande" in said) == (413, True)
    for answer in (
        client.post(reverse("verify")),
        client.post(reverse("verify"), {"archivo": "texto"}),
        client.post(reverse("verify"), {"otro": BytesIO(b"x")}),
        client.post(reverse("verify"), {"archivo": BytesIO(b"")}),
        client.post(reverse("verify"), b"\xff", content_type="multipart/form-data; boundary=x"),
        client.post(reverse("verify"), b"{}", content_type="application/json"),
    ):
        assert answer.status_code == 400
    assert upload(client, b"x" * 900)[0] == 200


def test_the_pages_ask_little_of_the_database(client, second, django_assert_max_num_queries) -> None:
    for name, kwargs, most in (
        ("publications", {}, 2),
        ("publication", {"code": CODE}, 6),
        ("publication_reading", {"code": CODE}, 4),
        ("verify_edition", {"code": CODE}, 4),
        ("publication_changes", {"code": "PNIG-2022-2", "other": CODE}, 4),
    ):
        with django_assert_max_num_queries(most):
            page(client, name, **kwargs)


def test_days_of_the_entities_are_nobody_elses_business(client, year, people) -> None:
    until = timezone.localdate() + timedelta(days=3)
    edition = prepare(year.policy, YEAR, by=people["reviewer"], preview_until=until)
    answer = client.get(reverse("extract", kwargs={"pk": edition.pk, "entity": "AURORA"}))
    assert answer.url.startswith(reverse("account_login"))
