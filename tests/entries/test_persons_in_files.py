"""Files that look like lists of persons are told from those that merely hold numbers."""

import io

import pytest

from compliance.entries.file_kinds import KINDS
from compliance.entries.persons_in_files import looks_like_persons
from tests.entries import files

NUMBERS = [str(40_000_000 + 7_654_321 * place) for place in range(1, 6)] + [
    str(10_203_040 + place) for place in range(9)
]


def looks(name: str, content: bytes) -> bool:
    return looks_like_persons(io.BytesIO(content), KINDS[name.rsplit(".", 1)[1]])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "DNI,región\n1,Lima\n".encode()),
        ("b.csv", "N.° de DNI;Región\n".encode("latin-1")),
        ("c.csv", b"Nombres y apellidos,sede\n"),
        ("d.csv", b"APELLIDOS Y NOMBRES\tsede\n"),
        ("e.csv", "sede,Teléfono,Correo electrónico\n".encode()),
        ("f.csv", b"Celular | E-mail\n"),
        ("g.csv", "\n".join(NUMBERS).encode()),
        ("h.txt", " y ".join(NUMBERS).encode()),
        ("i.txt", "\n".join(f"987 654 {place:03}" for place in range(10)).encode()),
        ("j.txt", "\n".join(f"persona{place}@example.org" for place in range(10)).encode()),
        ("k.xlsx", files.workbook(["Documento de identidad", "Sede"], [1, "Lima"])),
        ("l.xlsx", files.workbook(*([int(one)] for one in NUMBERS))),
        ("m.xlsx", files.workbook(*([one] for one in NUMBERS))),
        ("n.docx", files.document("Relación", "Nombres y apellidos", "Sede")),
        ("o.ods", files.open_document("spreadsheet", "DNI", "Sede")),
        ("p.odt", files.open_document("text", *NUMBERS)),
    ],
)
def test_lists_of_persons_are_noticed(name: str, content: bytes) -> None:
    assert looks(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", files.CSV),
        ("correo.csv", b"entidad,correo institucional\nMIMP,a@example.org\n"),
        ("fechas.csv", "\n".join(f"202201{day:02}" for day in range(1, 32)).encode()),
        ("montos.csv", "\n".join(f"{12_345_678 + place}.50" for place in range(20)).encode()),
        ("codigos.csv", "\n".join(f"EXP-{12_345_678 + place}" for place in range(20)).encode()),
        ("pocos.csv", "\n".join(NUMBERS[:9]).encode()),
        ("repetido.csv", "\n".join([NUMBERS[0]] * 50).encode()),
        (
            "texto.txt",
            b"No se adjuntan datos como el documento de identidad de las personas usuarias del servicio\n",
        ),
        ("cuadro.xlsx", files.workbook(["Año", "Valor"], [2021, 7.6])),
        ("informe.docx", files.document("Informe anual de atenciones")),
        ("foto.png", files.png()),
        ("informe.pdf", files.PDF + b"DNI,nombres y apellidos"),
    ],
)
def test_other_files_are_left_alone(name: str, content: bytes) -> None:
    assert not looks(name, content)
