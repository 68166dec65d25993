"""No address of the administration answers 500, whatever is put into it; what does not exist is not found.

The addresses are the site's own list: one that is added is tried with everything here.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import URLPattern, URLResolver

from compliance.models import Assignment, ProgressEntry
from tests.admin.addresses import MODELS, address

WRONG_IDS = ("0", "-1", "9" * 30, "x", "1_2F", "_00", "%00", "%F0%9F%98%80", "a/b", "1'--", "x" * 2000)
QUERIES = (
    "e=1",
    "q=%00",
    "q=%22%27%5C%25_",
    "q=" + "palabra%20" * 400,
    "p=-1",
    "p=x",
    "p=99999999999999999999",
    "all=x",
    "o=",
    "o=x.-y.99",
    "o=-1.-1.1",
    "_popup=x",
    "_popup=1&_to_field=password",
    "_to_field=no_existe",
    "_to_field=id__exact",
    "_facets=x",
    "_changelist_filters=%00%26",
    "_changelist_filters=q%3D%2500",
    "no_existe=1",
    "id__exact=x",
    "id__in=1,x",
    "id__isnull=x",
    "pk__in=%00",
    "id__exact=" + "9" * 40,
    "user__password__startswith=a",
    "year__gte=x&year__lt=",
    "_source_model=x",
    "year__exact=%00",
)
YEARS = ("=9999", "=0", "=x", "=99999", "=9999999999999999999999")
LISTED = ("=x", "=%00", "=9999999999999999999999", "=1,2", "=" + "é" * 300)


def walk(patterns: list[Any], route: str = "/admin/") -> Iterator[str]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            yield here


ROUTES = sorted({route for route in walk(admin.site.urls[0]) if "(?P<url>" not in route})
PLAIN = [re.sub(r"\^|\$|\(\?P<app_label>.*?\)", "compliance", route) for route in ROUTES if "<" not in route]
WITH_ID = [route for route in ROUTES if re.search(r"<\w+:", route)]


@pytest.fixture
def visitor(as_administrator: Client, monkeypatch: Any) -> Client:
    """A failure of the server is an answer here; lists are as short as they can be."""
    for page in admin.site._registry.values():
        monkeypatch.setattr(page, "list_per_page", 2)
    as_administrator.raise_request_exception = False
    return as_administrator


def failures(client: Client, addresses: Any, *, posting: bool = False) -> list[str]:
    methods = [client.get, client.post] if posting else [client.get]
    return [one[:200] for one in addresses for ask in methods if ask(one).status_code >= 500]


@pytest.mark.parametrize("route", WITH_ID)
def test_a_wrong_id_is_no_crash(visitor: Client, route: str) -> None:
    wrong = [re.sub(r"<\w+:\w+>", lambda _match, found=found: found, route) for found in WRONG_IDS]
    assert failures(visitor, wrong, posting=True) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_hostile_query_is_no_crash(every_table: Any, visitor: Client, model: Any) -> None:
    page = admin.site._registry[model]
    filters = [one[0] if isinstance(one, tuple) else one for one in page.list_filter]
    names = [getattr(one, "parameter_name", one) for one in filters]
    names = [f"{name}{end}" for name in names for end in ("", "__exact", "__id__exact", "__isnull", "__in")]
    queries = [*QUERIES, *(f"{name}{value}" for name in names for value in LISTED)]
    if day := page.date_hierarchy:
        queries += [f"{day}__{part}{value}" for part in ("year", "month", "day", "gte") for value in YEARS]
    assert failures(visitor, [f"{address(model, 'changelist')}?{query}" for query in queries]) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_page_of_a_row_takes_any_query(every_table: Any, visitor: Client, model: Any) -> None:
    row = model._default_manager.first()
    pages = [address(model, page, row.pk) for page in ("change", "delete", "history")]
    asked = [f"{page}?{query}" for page in pages for query in QUERIES if query.startswith("_")]
    filled = [f"{field.name}={value}" for field in model._meta.fields for value in ("%00", "x", "9" * 30)]
    assert failures(visitor, [*asked, *(f"{address(model, 'add')}?{query}" for query in filled)]) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_hostile_action_is_no_crash(every_table: Any, visitor: Client, model: Any) -> None:
    rows = address(model, "changelist")
    sent = [
        {"action": action, "_selected_action": chosen, "index": index, "select_across": across}
        for action in ("", "no_existe", "delete_selected", "export_admin_action")
        for chosen in ("", "x", "\0", "9" * 30, ["1", "x"])
        for index, across in (("0", "0"), ("9", "1"), ("x", "x"))
    ]
    assert [one for one in sent if visitor.post(rows, one).status_code >= 500] == []


def test_pages_without_a_row_take_any_query(visitor: Client) -> None:
    tried = {address(model, page) for model in MODELS for page in ("changelist", "add")}
    others = [page for page in PLAIN if page not in tried]
    assert len(others) > 20
    assert failures(visitor, [f"{page}?{query}" for page in others for query in QUERIES[::3]]) == []


AUTOCOMPLETE = {"app_label": "compliance", "model_name": "guideline", "field_name": "objective", "term": "x"}


@pytest.mark.parametrize("name", AUTOCOMPLETE)
@pytest.mark.parametrize("value", ["", "x", "\0", "password", "policy__lead_entity", "name", "x" * 3000, None])
def test_a_hostile_search_box_is_no_crash(visitor: Client, name: str, value: str | None) -> None:
    asked = {**AUTOCOMPLETE, name: value}
    sent = {key: one for key, one in asked.items() if one is not None}
    for page in ("", "1", "x", "-1", "9" * 30):
        answer = visitor.get("/admin/autocomplete/", {**sent, "page": page})
        assert answer.status_code in (200, 403, 404), page


def test_a_row_of_any_table_has_no_address_elsewhere(every_table: Any, visitor: Client) -> None:
    kinds = [*ContentType.objects.values_list("pk", flat=True), 0, 999_999]
    ids = ("1", "0", str(Assignment.objects.first().pk), str(ProgressEntry.objects.first().pk), *WRONG_IDS)
    asked = [f"/admin/r/{kind}/{pk}/" for kind in kinds for pk in ids] + [
        "/admin/r/x/1/",
        "/admin/r/" + "9" * 30 + "/1/",
    ]
    assert {visitor.get(one).status_code for one in asked} == {404}
