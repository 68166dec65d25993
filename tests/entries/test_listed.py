"""The lists of texts of an entry are the same however they were read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compliance.entries.listed import know_lists, replace, texts_of, with_lists


@pytest.mark.parametrize("name", ["measures", "actions"])
def test_texts_are_the_same_by_their_rows_along_with_the_entry_or_apart(name, make_entry) -> None:
    entry = make_entry()
    replace(entry, name, ["Una", "Dos", "Tres"])
    replace(entry, name, ["Dos", "Una"])
    (along,) = with_lists(type(entry).objects.all(), "measures", "actions")
    assert texts_of(entry, name) == texts_of(along, name) == ["Dos", "Una"]
    know_lists(entry)
    with CaptureQueriesContext(connection) as captured:
        assert texts_of(entry, name) == texts_of(along, name) == ["Dos", "Una"]
    assert not captured.captured_queries


def test_a_services_actions_are_its_own(make_entry) -> None:
    entry, service = make_entry(), make_entry(of_service=True)
    replace(entry, "actions", ["Del indicador"])
    replace(service, "actions", ["Del servicio"])
    know_lists(service)
    assert texts_of(service, "actions") == ["Del servicio"]
    (along,) = with_lists(type(service).objects.all(), "actions")
    assert texts_of(along, "actions") == ["Del servicio"]
