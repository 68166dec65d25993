"""Claims about targets: right ones are left alone, wrong ones are found."""

import pytest

from tests.findings.texts.data import CLAIMS, NUMBERS, codes, found

# fmt: off
RIGHT = [
    ("teenage",  "Se logró superar la meta programada para 2021."),
    ("teenage",  "La meta de 2021 (12.9 %) fue superada."),
    ("teenage",  "El porcentaje de embarazo adolescente quedó por debajo de la meta."),
    ("teenage",  "Este valor ya alcanza las metas previstas hasta 2024 (10.0 %)."),
    ("teenage",  "El valor de 2021 aún no alcanza la meta de 2030."),
    ("teenage",  "En 2020 ya se había alcanzado la meta de 2021."),
    ("teenage",  "En la región Loreto no se alcanzó la meta."),
    ("teenage",  "No se alcanzó la meta de capacitación del plan operativo."),
    ("teenage",  "No se cumplió la meta física del presupuesto."),
    ("teenage",  "Se espera alcanzar la meta de 2030."),
    ("teenage",  "Para superar la meta de 2022 se fortalecerá la consejería."),
    ("teenage",  "Si no se alcanza la meta de 2022, se revisará la estrategia."),
    ("teenage",  "Tres departamentos no alcanzaron la meta."),
    ("teenage",  "No solo se superó la meta, sino que se alcanzó la de 2024."),
    ("teenage",  "Meta superada. El porcentaje de embarazo adolescente fue 8.9 %, 4.0 pp por debajo de la meta (12.9 "
                 "%), diferencia "
                 "favorable porque se busca reducirlo."),
    ("violence", "Se superó la meta de 2021 en 0.2 pp."),
    ("violence", "En 2020 no se alcanzó la meta de ese año (8.4 %)."),
    ("violence", "La meta prevista para 2020 no se alcanzó, pero sí la de 2021."),
    ("demand",   "No se logró superar la meta, ya que la demanda insatisfecha fue de 5.5 %."),
    ("demand",   "El valor quedó por encima de la meta en 0.1 pp."),
    ("demand",   "La meta de 5.4 % no fue alcanzada debido al desabastecimiento de insumos."),
    ("demand",   "Casi se alcanzó la meta de 2021."),
    ("demand",   "El servicio estuvo cerca de alcanzar la meta."),
    ("methods",  "La entidad superó la meta de 2021."),
    ("methods",  "El uso de métodos anticonceptivos superó la meta de 76.1 % en 2.0 pp."),
    ("methods",  "El indicador se ubicó por encima de la meta establecida para el año 2021."),
    ("methods",  "Todavía no se llegó a la meta de 2030 (84.9 %)."),
    ("entities", "No se alcanzó la meta porque la asistencia técnica empezó en el segundo semestre."),
    ("entities", "La meta programada no se cumplió, dado que las entidades priorizaron la respuesta a la emergencia "
                 "sanitaria."),
    ("entities", "El porcentaje de entidades públicas fue 1.4 %, por debajo de la meta de 9.0 % en 7.6 pp."),
    ("entities", "Solo 13 de las 954 entidades alcanzaron la meta interna de asistencia."),
    ("entities", "La emergencia sanitaria no permitió alcanzar la meta."),
    ("entities", "Se superaron las metas de capacitación del equipo técnico."),
    ("entities", "El Plan Operativo Institucional cumplió su meta de talleres."),
    ("networks", "Se logró superar la meta establecida para dicho año: 26.0 %."),
    ("networks", "El valor supera la meta de 2024 (49.1 %)."),
    ("networks", "El servicio no logró cumplir con todas sus metas de difusión."),
    ("networks", "Uno de los dos indicadores del servicio no alcanzó la meta."),
    ("tie",      "Se alcanzó la meta de 2021."),
    ("tie",      "El valor es igual a la meta prevista."),
    ("tie",      "No se superó la meta, que se alcanzó exactamente."),
    ("index",    "El índice superó la meta de 2021 y también la meta de 2030 (27.42)."),
    ("index",    "El índice está por encima de la meta de 25.5."),
    ("attended", "Se superó la meta de 15 000 personas atendidas."),
    ("attended", "El número de personas atendidas superó la meta anual."),
    ("unknown",  "No se alcanzó la meta porque el registro de medidas cambió de ruta."),
    ("unknown",  "La meta programada no fue cumplida."),
    ("unknown",  "La sede de Piura superó la meta."),
    ("unknown",  "Se prevé alcanzar la meta en 2022."),
    ("unknown",  "El personal debe cumplir la meta de audiencias."),
]
WRONG = [
    ("teenage",  "No se logró superar la meta programada para 2021."),
    ("teenage",  "La meta de 2021 (12.9 %) no fue superada."),
    ("teenage",  "El porcentaje de embarazo adolescente quedó por encima de la meta."),
    ("teenage",  "Este valor ya alcanza las metas previstas hasta 2030."),
    ("teenage",  "El valor de 2021 ya alcanza la meta de 2030."),
    ("teenage",  "En 2020 no se había alcanzado la meta de 2021."),
    ("teenage",  "La meta no se alcanzó por la pandemia."),
    ("teenage",  "La entidad no alcanzó la meta de 2021."),
    ("teenage",  "Meta no alcanzada por la suspensión de los servicios."),
    ("teenage",  "El indicador no cumplió con la meta prevista."),
    ("violence", "No se superó la meta de 2021."),
    ("violence", "En 2020 se alcanzó la meta de ese año (8.4 %)."),
    ("violence", "La meta prevista para 2020 se alcanzó."),
    ("violence", "El valor se ubicó por encima de la meta de 2021."),
    ("violence", "Se alcanzó la meta de 2022 (7.2 %)."),
    ("violence", "El ministerio no cumplió la meta de 7.8 %."),
    ("demand",   "Se logró superar la meta, ya que la demanda insatisfecha se redujo."),
    ("demand",   "El valor quedó por debajo de la meta en 0.1 pp."),
    ("demand",   "La meta de 5.4 % fue alcanzada."),
    ("demand",   "Se cumplió con la meta de 2021."),
    ("demand",   "Se ha superado la meta prevista."),
    ("demand",   "La demanda insatisfecha alcanzó la meta."),
    ("methods",  "La entidad no superó la meta de 2021."),
    ("methods",  "El uso de métodos anticonceptivos no alcanzó la meta de 76.1 %."),
    ("methods",  "El indicador se ubicó por debajo de la meta establecida para el año 2021."),
    ("methods",  "Ya se llegó a la meta de 2030 (84.9 %)."),
    ("methods",  "La meta programada no ha sido alcanzada."),
    ("methods",  "No se pudo alcanzar la meta por el desabastecimiento."),
    ("entities", "Se alcanzó la meta gracias a la asistencia técnica."),
    ("entities", "La meta programada se cumplió."),
    ("entities", "El porcentaje de entidades públicas fue 1.4 %, por encima de la meta de 9.0 % en 7.6 pp."),
    ("entities", "La asistencia técnica fue constante, lo que permitió alcanzar la meta."),
    ("entities", "El valor obtenido superó ampliamente la meta."),
    ("entities", "Se sobrepasó la meta de 2021."),
    ("networks", "No se logró superar la meta establecida para dicho año: 26.0 %."),
    ("networks", "El valor no supera la meta de 2024 (49.1 %)."),
    ("networks", "Durante 2021 no se llegó a la meta."),
    ("networks", "El porcentaje está por debajo de la meta."),
    ("tie",      "Se superó la meta de 2021."),
    ("tie",      "El valor quedó por encima de la meta."),
    ("tie",      "No se alcanzó la meta."),
    ("tie",      "El porcentaje no es igual a la meta prevista."),
    ("index",    "El índice no alcanzó la meta de 2021."),
    ("index",    "El índice está por debajo de la meta de 25.5."),
    ("index",    "La meta de 2030 no se ha alcanzado."),
    ("attended", "No se alcanzó la meta anual."),
    ("attended", "El número de personas atendidas quedó por debajo de la meta."),
    ("unknown",  "Se alcanzó la meta gracias a la nueva ruta de registro."),
    ("unknown",  "La meta programada fue superada."),
    ("unknown",  "La entidad superó la meta prevista para 2021."),
]
# fmt: on


@pytest.mark.parametrize(("name", "sentence"), RIGHT)
def test_a_right_sentence_is_left_alone(name: str, sentence: str) -> None:
    assert not codes(name, sentence) & (CLAIMS | NUMBERS)


@pytest.mark.parametrize(("name", "sentence"), WRONG)
def test_a_wrong_sentence_is_found(name: str, sentence: str) -> None:
    assert codes(name, sentence) & CLAIMS


def test_there_are_enough_of_both() -> None:
    assert len(RIGHT) >= 50
    assert len(WRONG) >= 50


def test_the_message_gives_value_and_target() -> None:
    (finding,) = found("demand", "Se cumplió con la meta de 2021.")
    assert finding.message == (
        "El texto dice «Se cumplió con la meta de 2021»; el valor de 2021 es 5.5\N{NO-BREAK SPACE}% y la meta de 2021, "
        "5.4\N{NO-BREAK SPACE}%: ¿es correcto?"
    )


def test_where_only_a_status_is_known_the_message_gives_that() -> None:
    (finding,) = found("unknown", "La meta programada fue superada.")
    assert finding.message == (
        "El texto dice «La meta programada fue superada»; el estado del indicador es «Meta no alcanzada»: ¿es correcto?"
    )
