"""The report's files over the web: every format that the page offers, as what it is and under a name to keep."""

import pytest
from django.test import Client
from django.urls import reverse

from compliance.report.build import FORMATS
from compliance.views.report import CONTENT_TYPES, DOWNLOADS


def test_every_format_is_offered() -> None:
    assert set(CONTENT_TYPES) == set(DOWNLOADS) == set(FORMATS)


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_format_is_downloaded_as_what_it_is(pnig, as_administrator: Client, format_name) -> None:
    page = as_administrator.get(reverse("report", args=["PNIG", 2021])).content.decode()
    address = reverse("report_file", args=["PNIG", 2021, format_name])
    assert f'href="{address}"' in page
    answer = as_administrator.get(address)
    assert answer["Content-Type"] == CONTENT_TYPES[format_name]
    assert answer["Content-Disposition"] == f'attachment; filename="reporte-PNIG-2021.{format_name}"'
    assert len(answer.content) > 10_000
