"""Eight people who accept the same text at once make one edit; real threads on real connections."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from compliance.models import ReturnedDocument, SectionText
from compliance.publishing.returned.changes import Change, Kind, from_row
from compliance.publishing.returned.deciding import accept
from compliance.publishing.returned.offering import offer_of
from compliance.publishing.returned.refusal import ReturnedRefused
from compliance.publishing.returned.report_now import ReportNow
from compliance.report.reading import read_figures
from tests.world import YEAR

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 8


def test_eight_acceptances_are_one(world, people) -> None:
    now = ReportNow(read_figures(world.policy, YEAR))
    said = now.printed("resumen/balance")
    change = Change(Kind.CHANGED, "Resumen", said, f"{said} Es poco.", "resumen/balance")
    document = ReturnedDocument.objects.create(
        policy=world.policy, year=YEAR, file_name="x.docx", changes=[change.as_row()], received_by=people["reviewer"]
    )
    token, start = offer_of(change, now, {}).token, Barrier(TIMES)

    def one(_number: int) -> str:
        try:
            connection.ensure_connection()
            start.wait(timeout=10)
            accept(document, 0, token=token, by=people["reviewer"])
        except ReturnedRefused:
            return "refused"
        else:
            return "accepted"
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as pool:
        outcome = Counter(pool.map(one, range(TIMES)))
    assert outcome == {"accepted": 1, "refused": TIMES - 1}
    assert SectionText.objects.get().version == 1
    document.refresh_from_db()
    assert from_row(document.changes[0]).decision is not None
