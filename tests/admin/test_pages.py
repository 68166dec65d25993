"""Every page of the administration answers, whatever is asked of it, in Spanish."""

from html import unescape
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.forms import CharField
from django.test import Client
from django.urls import NoReverseMatch

from compliance.models.unseen import refuse_unseen
from tests.admin.addresses import MODELS, OURS, address

READ_ONLY = {
    "AdoptedMeasure",
    "EditionFile",
    "EditionOpinion",
    "EntryEvent",
    "Evidence",
    "ImprovementAction",
    "Notice",
    "Observation",
    "ProgressEntry",
    "ReportEdition",
    "ReturnedDocument",
    "SectionText",
    "ServiceEntry",
    "SignedCopy",
    "StatedChange",
    "StatedFigure",
    "Submission",
    "Waiver",
}
EDITED = [model for model in OURS if model.__name__ not in READ_ONLY]
SHEETS = {
    "Baseline",
    "Entity",
    "Guideline",
    "Indicator",
    "Policy",
    "PriorityObjective",
    "Protocol",
    "Service",
    "Target",
}


def test_every_model_of_the_application_is_in_the_administration() -> None:
    models = apps.get_app_config("compliance").get_models()
    assert set(OURS) == {model for model in models if not hasattr(model, "pgh_tracked_model")}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_page_answers(every_table: Any, as_administrator: Client, model: Any) -> None:
    row = model._default_manager.first()
    refused = 403 if model.__name__ in READ_ONLY else 200
    expected = {
        address(model, "changelist"): 200,
        address(model, "add"): refused,
        address(model, "change", row.pk): 200,
        address(model, "delete", row.pk): refused,
        address(model, "history", row.pk): 200,
    }
    if model.__name__ in SHEETS:
        expected |= {address(model, "import"): 200, address(model, "export"): 200}
    assert {page: as_administrator.get(page).status_code for page in expected} == expected


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_only_the_catalogue_comes_and_goes_as_sheets(model: Any) -> None:
    try:
        found = bool(address(model, "import"))
    except NoReverseMatch:
        found = False
    assert found is (model.__name__ in SHEETS)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_bad_address_is_no_crash(as_administrator: Client, model: Any) -> None:
    rows = address(model, "changelist")
    wrong = [("change", "x"), ("change", "9" * 30), ("delete", "9" * 30), ("history", "9" * 30)]
    pages = [address(model, page, pk) for page, pk in wrong]
    queries = ["p=999", "o=99", "q=%00", "id__exact=x", "in_force=z&year=x", "level=x&no_such=1", "under=" + "9" * 30]
    answers = {page: as_administrator.get(page).status_code for page in [*pages, *(f"{rows}?{one}" for one in queries)]}
    assert set(answers.values()) <= {200, 302, 403, 404}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_filter_and_column_can_be_used(every_table: Any, as_administrator: Client, model: Any) -> None:
    rows = address(model, "changelist")
    changes = as_administrator.get(rows).context["cl"]
    links = [[*spec.choices(changes)][-1]["query_string"] for spec in changes.filter_specs]
    links.append("?q=2021&o=" + ".".join(str(number) for number in range(1, len(changes.list_display))))
    assert {as_administrator.get(rows + unescape(link)).status_code for link in set(links)} == {200}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_headings_and_labels_are_spanish(every_table: Any, as_administrator: Client, model: Any) -> None:
    row = model._default_manager.first()
    pages = [address(model, "changelist"), address(model, "change", row.pk), address(model, "history", row.pk)]
    text = "".join(as_administrator.get(page).content.decode() for page in pages)
    english = [word for word in ("Can add", "Select ", 'Search"', "Change ", "Delete", "Save", "By ") if word in text]
    assert english == []


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)
def test_no_text_takes_what_nobody_sees(rf: Any, administrator: Any, model: Any) -> None:
    request = rf.get("/")
    request.user = administrator
    page = admin.site._registry[model]
    inlines = (inline.get_formset(request).form for inline in page.get_inline_instances(request))
    for form in (page.get_form(request), *inlines):
        texts = (one for one in form.base_fields.values() if isinstance(one, CharField))
        assert all(refuse_unseen in one.validators for one in texts), form
