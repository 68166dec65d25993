"""What an import costs: 20,000 values from CSV, beside a bare COPY of the same values in the same run."""

import csv
from pathlib import Path
from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compliance.models import Indicator, Policy, ProgressEntry
from compliance.workbooks.load import load_progress
from tests.bench.large_policy import large_policy

YEARS = range(1991, 2011)


def _write(folder: Path, policy: Policy, values: int) -> list[tuple[int, int, int]]:
    """A progress workbook as a folder, with so many values; the same as rows for COPY."""
    folder.mkdir()
    indicators = list(Indicator.objects.filter(policy=policy).order_by("code")[: values // len(YEARS)])
    rows = [(one, year, (one.pk + year) % 90) for one in indicators for year in YEARS]
    with (folder / "Avances.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["indicador", "anio", "valor", "fuente"])
        writer.writerows((one.code, year, value, "Registro de prueba") for one, year, value in rows)
    return [(one.pk, year, value) for one, year, value in rows]


def _copy(rows: list[tuple[int, int, int]]) -> float:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE bare (indicator_id bigint, year int, value numeric)")
        start = perf_counter()
        with cursor.copy("COPY bare FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return perf_counter() - start


@pytest.mark.django_db
def test_an_import_of_20000_values(tmp_path: Path, capsys) -> None:
    policy = large_policy(12_000)
    rows = _write(tmp_path / "many", policy, 20_000)
    few = _write(tmp_path / "few", policy, 1_000)
    with CaptureQueriesContext(connection) as for_few:
        load_progress(tmp_path / "few")
    start = perf_counter()
    with CaptureQueriesContext(connection) as for_many:
        load_progress(tmp_path / "many")
    ours, bare = perf_counter() - start, _copy(rows)
    assert ProgressEntry.objects.filter(year__in=YEARS).count() == len(rows)
    batches = -(-(len(rows) - len(few)) // 1_000)
    assert len(for_many) <= len(for_few) + 2 * batches
    with capsys.disabled():
        print(
            f"\nimport of {len(rows)} values: {ours:.1f} s, {ours / bare:.0f}x a bare COPY ({bare * 1000:.0f} ms), "
            f"{len(for_many)} queries"
        )
