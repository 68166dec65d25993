"""A small catalogue and a small year, as sheets to load and to change, and what the database holds. No test here."""

import csv
import itertools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Model, QuerySet

from compliance import models
from compliance.workbooks.load import load_catalogue, load_progress
from compliance.workbooks.outcome import LoadReport
from compliance.workbooks.problems import BookRefused

Sheets = Mapping[str, Sequence[Sequence[Any]]]

CATALOGUE: dict[str, list[list[Any]]] = {
    "Politica": [
        ["codigo", "nombre", "ministerio", "fecha_dispositivo", "objetivos_declarados"],
        ["PNIG", "Igualdad de género", "MIMP", "2019-04-04", "6"],
    ],
    "Entidades": [
        ["sigla", "nombre", "depende_de", "articulo"],
        ["UAS", "Unidad", "AURORA", "la"],
        ["AURORA", "Programa", "MIMP", "sin"],
        ["MIMP", "Ministerio de la Mujer", "", "el"],
        ["MINSA", "Ministerio de Salud", "", ""],
    ],
    "Objetivos": [["codigo", "nombre"], ["OP.01", "Reducir la violencia"], ["OP.02", "Garantizar la salud"]],
    "Lineamientos": [["codigo", "objetivo", "nombre"], ["L.01.01", "OP.01", "Prevenir"]],
    "Servicios": [
        ["codigo", "lineamiento", "nombre", "entidad", "unidad"],
        ["SS.01.01.01", "L.01.01", "Atención", "MIMP", "UAS"],
        ["SS.01.01.02", "L.01.01", "Defensa", "MINSA", ""],
    ],
    "Indicadores": [
        [
            "codigo",
            "objetivo",
            "servicio",
            "nombre",
            "entidad",
            "unidad_medida",
            "sentido",
            "metodo_avance",
            "decimales",
        ],
        ["IOP.01.01", "OP.01", "", "Violencia", "MIMP", "porcentaje", "descendente", "linea_base", "1"],
        ["IOP.02.01", "OP.02", "", "Brecha", "MINSA", "variacion", "ascendente", "razon", ""],
        ["ISS.01.01.01.01", "", "SS.01.01.01", "Paridad", "AURORA", "razon", "ascendente", "razon", "2"],
    ],
    "LineasBase": [["indicador", "anio", "valor"], ["IOP.01.01", "2020", "8.8"]],
    "Metas": [
        ["indicador", "anio", "valor", "dispositivo"],
        ["IOP.01.01", "2021", "7.8", "D.S. 008"],
        ["IOP.02.01", "2021", "", ""],
        ["ISS.01.01.01.01", "2021", "0,30", ""],
    ],
    "Protocolos": [["servicio", "aprobado_el"], ["SS.01.01.01", "2021"], ["SS.01.01.02", "05/10/2021"]],
}
PROGRESS: dict[str, list[list[Any]]] = {
    "Avances": [
        ["indicador", "anio", "valor", "numerador", "denominador", "motivo_sin_informacion", "explicacion"],
        ["IOP.01.01", "2021", "7.6", "", "", "", "Según la ENDES"],
        ["ISS.01.01.01.01", "2021", "", "1", "3", "", ""],
        ["IOP.02.01", "2021", "", "", "", "se_remitira", ""],
    ],
    "Medidas": [["indicador", "anio", "orden", "texto"], ["IOP.01.01", "2021", "1", "Se capacitó"]],
    "Acciones": [
        ["indicador", "servicio", "anio", "orden", "texto"],
        ["ISS.01.01.01.01", "", "2021", "1", "Ampliar"],
        ["", "SS.01.01.02", "2021", "1", "Revisar"],
    ],
    "Cambios": [["indicador", "anio", "desde", "cambio"], ["IOP.01.01", "2021", "2020", "-1.2"]],
    "Cifras": [
        ["anio", "clave", "valor"],
        ["2021", "counts.all.total", "3"],
        ["2021", "by_entity.MIMP.service.achieved", "1"],
        ["2021", "by_objective.OP.01.service_counts.partial", "0"],
    ],
}

_numbers = itertools.count()


def changed(sheets: Sheets, **others: Sequence[Sequence[Any]]) -> dict[str, Sequence[Sequence[Any]]]:
    """The same book with other sheets in place of those named."""
    return {**sheets, **others}


def folder(parent: Path, sheets: Sheets) -> Path:
    """The sheets as CSV files in a new folder."""
    path = parent / f"libro{next(_numbers)}"
    path.mkdir()
    for name, rows in sheets.items():
        with (path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return path


def catalogue(parent: Path, sheets: Sheets = CATALOGUE, **options: Any) -> LoadReport:
    return load_catalogue(folder(parent, sheets), **options)


def progress(parent: Path, sheets: Sheets = PROGRESS, **options: Any) -> LoadReport:
    return load_progress(folder(parent, sheets), **options)


def refused(load: Callable[..., LoadReport], parent: Path, sheets: Sheets, **options: Any) -> list[str]:
    """Every problem of a book as people read it; nothing may have changed."""
    before = everything()
    with pytest.raises(BookRefused) as refusal:
        load(parent, sheets, **options)
    assert everything() == before
    return [str(problem) for problem in refusal.value.problems]


TABLES: tuple[type[Model], ...] = (
    models.Policy,
    models.Entity,
    models.PriorityObjective,
    models.Guideline,
    models.Service,
    models.Indicator,
    models.Baseline,
    models.Target,
    models.Protocol,
    models.ProgressEntry,
    models.ServiceEntry,
    models.AdoptedMeasure,
    models.ImprovementAction,
    models.StatedChange,
    models.StatedFigure,
)


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of the database, what it refers to by its code instead of its number."""
    return {table.__name__: sorted(map(_told, _rows(table)), key=repr) for table in TABLES}


def _rows(table: type[Model]) -> QuerySet[Any]:
    named = [field.name for field in table._meta.fields if field.is_relation]
    return table._default_manager.select_related(*named, *(f"{name}__indicator" for name in named if name == "entry"))


def _told(row: Model) -> dict[str, Any]:
    values = {field.name: getattr(row, field.name) for field in row._meta.fields if not field.primary_key}
    return {name: str(value) if isinstance(value, Model) else value for name, value in values.items()}
