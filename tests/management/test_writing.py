"""What commands write: whole files, through links, to devices, and nothing left behind where it cannot be."""

import io
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError

from compliance.management.writing import write_out, write_whole


def test_a_file_is_the_new_one_and_nothing_stands_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "reporte.pdf"
    place.write_bytes(b"antes")
    write_whole(place, b"ahora")
    assert place.read_bytes() == b"ahora"
    assert list(tmp_path.iterdir()) == [place]


def test_a_link_leads_to_what_is_written(tmp_path: Path) -> None:
    place, link = tmp_path / "reporte.pdf", tmp_path / "enlace.pdf"
    place.write_bytes(b"antes")
    link.symlink_to(place)
    write_whole(link, b"ahora")
    assert link.is_symlink()
    assert place.read_bytes() == b"ahora"


def test_a_device_stays_one() -> None:
    nowhere = Path("/dev/null")
    write_whole(nowhere, b"ahora")
    assert nowhere.is_char_device()


@pytest.mark.parametrize("where", ["carpeta", "no/existe.pdf", "carpeta/.."])
def test_where_it_cannot_be_nothing_is_left_behind(tmp_path: Path, where: str) -> None:
    (tmp_path / "carpeta").mkdir()
    with pytest.raises(CommandError, match="No se pudo escribir"):
        write_whole(tmp_path / where, b"ahora")
    assert [one.name for one in tmp_path.iterdir()] == ["carpeta"]


class Closed(io.BytesIO):
    def write(self, _content: object) -> int:
        raise OSError(9, "Bad file descriptor")


@pytest.mark.parametrize("output", [None, io.TextIOWrapper(Closed())])
def test_a_closed_standard_output_is_said(monkeypatch, output) -> None:
    monkeypatch.setattr(sys, "stdout", output)
    with pytest.raises(CommandError, match="salida estándar"):
        write_out(b"ahora")
