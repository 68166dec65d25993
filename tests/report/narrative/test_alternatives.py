"""What missed its target, why, and what will be done about it (narrative, K37 to K40)."""

import pytest

from tests.report.narrative.stories import approved_here, figures, of_service, percentage, service, texts, told
from tests.report.narrative.test_activities import of_kinds

CODE = "ISS.01.01.01.01"
OTHER = "ISS.01.01.01.02"


def group(*kinds: str, here: tuple[str, ...] = (CODE, OTHER), **written) -> list[str]:
    """A service's place in section III; the entries of `here` were approved in the system."""
    rows, approvals = of_kinds(*kinds), approved_here(*here)
    year = figures(*rows, services=(service(),), texts=texts(**written), approvals=approvals)
    return told(year, "III-SS.01.01.01")


@pytest.mark.parametrize(
    ("kinds", "written", "said"),
    [
        (
            ("missed",),
            {},
            "Su único indicador no alcanzó la meta. La entidad no informó los motivos ni acciones de mejora.",
        ),
        (
            ("missed", "missed"),
            {},
            "Ninguno de sus 2 indicadores alcanzó su meta. La entidad no informó los motivos ni",
        ),
        (("missed", "met"), {}, "No alcanzó su meta uno de sus 2 indicadores."),
        (("missed", "missed", "met"), {}, "No alcanzaron su meta 2 de sus 3 indicadores."),
        (
            ("missed",),
            {"explanations": {CODE: "Faltó."}},
            "Su único indicador no alcanzó la meta. La entidad no informó acciones de mejora.",
        ),
        (
            ("missed",),
            {"actions": {CODE: ("Mejorar.",)}},
            "Su único indicador no alcanzó la meta. La entidad no informó los motivos.",
        ),
        (
            ("missed",),
            {"actions": {"SS.01.01.01": ("Mejorar.",)}},
            "Su único indicador no alcanzó la meta. La entidad no informó los motivos.",
        ),
        (
            ("missed", "missed"),
            {"explanations": {CODE: "Faltó."}, "actions": {CODE: ("Mejorar.",)}},
            f"Ninguno de sus 2 indicadores alcanzó su meta. Sobre el indicador {OTHER}, la entidad no informó los "
            f"motivos. Para el indicador {OTHER}, la entidad no informó acciones de mejora.",
        ),
    ],
)
def test_a_service_that_missed_opens_with_what_is_known(kinds, written, said) -> None:
    assert group(*kinds, **written)[0].startswith(said)


@pytest.mark.parametrize("here", [(), (CODE,)])
@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({}, "No constan los motivos ni acciones de mejora en los datos registrados."),
        ({"actions": {"SS.01.01.01": ("Mejorar.",)}}, "No constan los motivos en los datos registrados."),
        (
            {"explanations": {CODE: "Faltó.", OTHER: "Faltó."}},
            "No constan acciones de mejora en los datos registrados.",
        ),
        (
            {"explanations": {CODE: "Faltó."}, "actions": {CODE: ("Mejorar.",)}},
            f"Sobre el indicador {OTHER}, no constan los motivos en los datos registrados. "
            f"Para el indicador {OTHER}, no constan acciones de mejora en los datos registrados.",
        ),
    ],
)
def test_of_historical_data_only_the_silence_is_told(here, written, said) -> None:
    opening = group("missed", "missed", here=here, **written)[0]
    assert opening == f"Ninguno de sus 2 indicadores alcanzó su meta. {said}"


def test_what_people_wrote_follows_its_indicator() -> None:
    said = group("missed", explanations={CODE: "Faltó tiempo"}, actions={CODE: ("Mejorar.",), "SS.01.01.01": ("Más.",)})
    assert said[1].startswith("Meta no alcanzada. El porcentaje de mujeres fue 1.0 %")
    assert said[2:] == [
        "Explicación de la entidad. Faltó tiempo",
        "Para mejorar este indicador, el MIMP prevé:",
        "Para mejorar este servicio, el MIMP prevé:",
    ]


def test_the_services_of_an_objective_are_grouped_by_who_is_in_charge() -> None:
    codes = [f"SS.01.01.{place:02}" for place in (1, 2, 3)]
    rows = [row for code in codes for row in of_kinds("missed", code=code)]
    services = (service(codes[0]), service(codes[1], entity="JNE"), service(codes[2]))
    units = {codes[0]: "AURORA", codes[2]: "AURORA"}
    said = told(figures(*rows, services=services, units_in_charge=units), "III-OP.01")
    assert said == [
        "En el OP.01, 3 servicios no alcanzaron la meta de al menos un indicador: SS.01.01.01 y SS.01.01.03, a cargo "
        "del Programa Nacional AURORA, del MIMP; y SS.01.01.02, a cargo del JNE."
    ]


@pytest.mark.parametrize(
    ("services", "said"),
    [
        (
            (),
            "Requiere atención el indicador “Porcentaje de mujeres” (IOP.01.01), que no alcanzó su meta (véase la "
            "sección I).",
        ),
        (
            (service(),),
            "También requiere atención el indicador “Porcentaje de mujeres” (IOP.01.01), que no alcanzó su meta (véase "
            "la sección I).",
        ),
    ],
)
def test_an_objectives_own_indicator_is_not_forgotten(services, said) -> None:
    rows = [percentage("1", "2"), *(of_kinds("missed") if services else ())]
    assert told(figures(*rows, services=services), "III-OP.01-propios")[0].startswith(said)


def test_several_of_them_are_told_together() -> None:
    rows = [percentage("1", "2", code=f"IOP.01.0{place}") for place in (1, 2)]
    written = texts(actions={"IOP.01.02": ("Mejorar.",)}, explanations={"IOP.01.01": "a", "IOP.01.02": "b"})
    year = figures(*rows, texts=written, approvals=approved_here("IOP.01.01", "IOP.01.02"))
    assert told(year, "III-OP.01-propios") == [
        "Requieren atención los indicadores IOP.01.01 e IOP.01.02, que no alcanzaron su meta (véase la sección I). "
        "Para el indicador IOP.01.01, la entidad no informó acciones de mejora.",
        "Para mejorar el indicador IOP.01.02, el MIMP prevé:",
    ]


def test_nothing_missed_keeps_its_heading() -> None:
    assert told(figures(percentage("2", "1")), "III") == [
        "Ningún indicador con información dejó de alcanzar su meta; esta sección no registra alternativas de mejora."
    ]
    assert told(figures(percentage()), "III") == [
        "No hay metas valoradas en 2021; esta sección no registra alternativas."
    ]


def test_every_line_that_people_wrote_is_printed_somewhere() -> None:
    rows = [percentage(), of_service(percentage("2", "1")), of_service(percentage(target="1"), position=2)]
    codes = [row.code for row in rows]
    written = texts(
        measures={code: (f"Medida {code}",) for code in codes},
        actions={code: (f"Acción {code}",) for code in (*codes, "SS.01.01.01")},
        explanations={code: f"Explicación {code}" for code in codes},
        context={code: f"Contexto {code}" for code in codes},
    )
    year = figures(*rows, services=(service(),), texts=written)
    said = [*told(year, "I-IOP.01.01"), *told(year, "SS.01.01.01")]
    assert len([text for text in said if "prevé:" in text]) == 4
    assert len([text for text in said if "medida:" in text]) == 3
    assert len([text for text in said if "Explicación ISS" in text or "Explicación IOP" in text]) == 3
    assert len([text for text in said if "Contexto I" in text]) == 3
