"""Figures in free text: those of the data and those about anything else are left alone, invented ones are found."""

import pytest

from tests.findings.texts.data import CLAIMS, NUMBERS, codes, found

# fmt: off
RIGHT = [
    ("teenage",  "El porcentaje de embarazo adolescente fue 8.9 %."),
    ("teenage",  "El porcentaje de embarazo adolescente fue de 8,9%."),
    ("teenage",  "Según la ENDES 2021, el embarazo adolescente alcanzó el 8.9 por ciento."),
    ("teenage",  "El porcentaje alcanzado en 2021 se aproxima al 9 %."),
    ("teenage",  "El valor pasó de 8.3 % en 2020 a 8.9 % en 2021, por debajo de la meta de 12.9 %."),
    ("teenage",  "El porcentaje aumentó de 8.3 % en 2020 a 8.9 % en 2021."),
    ("teenage",  "El porcentaje de embarazo adolescente se incrementó ligeramente de 8.3 % (2020) a 8.9 % (2021)."),
    ("teenage",  "El porcentaje, de 8.3 % en 2020, aumentó a 8.9 % en 2021."),
    ("teenage",  "El embarazo adolescente aumentó en 2021 a 8.9 %, de 8.3 % en 2020."),
    ("teenage",  "El indicador ha disminuido de 12.6 % en 2019 a 8.9 %."),
    ("violence", "La violencia disminuyó de 8.8 a 7.6 % entre 2020 y 2021."),
    ("violence", "El porcentaje se redujo desde 13.6 % en 2011 hasta 7.6 % en 2021."),
    ("attended", "El número de personas atendidas aumentó de 11 250 en 2020 a 15 320 en 2021."),
    ("attended", "Aumentó de 24 a 36 el número de talleres."),
    ("attended", "El número de talleres aumentó de 24 en 2020 a 36 en 2021."),
    ("demand",   "Queda una brecha de 0.1 puntos porcentuales respecto de la meta."),
    ("demand",   "La brecha respecto de la meta de 2030 es de 3.8 pp."),
    ("entities", "La brecha con la meta fue de 7.6 pp."),
    ("teenage",  "La brecha de 6.1 pp entre el área rural y la urbana persiste."),
    ("teenage",  "El embarazo adolescente aumentó 0.6 puntos porcentuales respecto de 2020."),
    ("teenage",  "La diferencia con la meta es de 4.0 pp."),
    ("teenage",  "En el área rural el porcentaje de embarazo adolescente asciende a 15.6 %, en la Selva a 14.6 % y "
                 "en el quintil inferior "
                 "de riqueza a 16.5 %."),
    ("teenage",  "Se mide en mujeres de 15 a 19 años."),
    ("teenage",  "La línea de base de 2017 fue 13.4 %."),
    ("teenage",  "La meta para 2030 es de 7.16 %."),
    ("teenage",  "El avance fue de 144.9 %."),
    ("teenage",  "El 91.1 % restante no estuvo embarazada."),
    ("teenage",  "El 45 % de los establecimientos de salud cuenta con servicios diferenciados para adolescentes."),
    ("teenage",  "Se capacitó a 1 250 docentes de 24 regiones en 36 talleres."),
    ("teenage",  "El Ministerio de Salud ejecutó el 88.0 % de su presupuesto (S/ 1 250 000)."),
    ("teenage",  "El 72.5 % de las participantes aprobó el curso."),
    ("teenage",  "El embarazo adolescente fue de 11.2 % en 2016."),
    ("teenage",  "En América Latina el porcentaje es mayor que 10 %."),
    ("teenage",  "La Norma Técnica de Salud N.° 164-MINSA/2020/DGIESP se difundió en 25 direcciones regionales."),
    ("violence", "El indicador pasó de 13.6 % en 2011 a 7.6 % en 2021."),
    ("violence", "La Línea 100 recibió 119 786 llamadas y el Chat 100, 22 374 consultas."),
    ("violence", "Se atendió las 24 horas, los 365 días del año."),
    ("violence", "La Ley N.° 30364 y el Decreto Supremo 008-2019-MIMP orientan el servicio."),
    ("violence", "El protocolo 5.3.1 se aprobó con la Resolución Ministerial N.° 200-2021-MIMP."),
    ("violence", "El objetivo prioritario 1 se mide con el IOP.01.01."),
    ("violence", "El 12 de marzo de 2021 se instaló la mesa técnica, y el 30/06/2021 concluyó."),
    ("violence", "La violencia psicológica afectó al 50.8 % de las mujeres."),
    ("violence", "La ENDES entrevistó a 36 760 hogares, con una tasa de respuesta de 97.2 %."),
    ("violence", "La meta de 2020 era 8.4 %."),
    ("violence", "De 2018 (10.9 %) a 2021 (7.6 %) la reducción fue de 3.3 pp."),
    ("demand",   "La demanda insatisfecha fue de 5.5 %, 0.1 pp por encima de la meta de 5.4 %."),
    ("demand",   "Se distribuyó el 63 % de los insumos programados."),
    ("methods",  "El 78.1 % de mujeres utilizó métodos anticonceptivos."),
    ("methods",  "El 55.0 % de mujeres usó métodos modernos."),
    ("methods",  "El valor de 2021 (78.1 %) superó en 0.7 pp al de 2020 (77.4 %)."),
    ("methods",  "La meta de 76.1 % se superó en 2.0 pp, con un avance de 102.6 %."),
    ("entities", "13 de las 954 entidades incorporaron el enfoque de género."),
    ("entities", "El valor de 1.4 % equivale al 15.6 % de la meta."),
    ("entities", "Se brindó asistencia técnica a 86 entidades en 3 etapas."),
    ("entities", "El 30 % de las entidades respondió la encuesta de autodiagnóstico."),
    ("entities", "El avance físico del plan fue de 92.3 %."),
    ("entities", "En el artículo 5 y el numeral 6.2 de la directiva se fija un plazo de 30 días."),
    ("networks", "El 50.4 % de distritos urbanos contaron con redes de hombres creadas, por encima de la meta de "
                 "26.0 %."),
    ("networks", "El valor supera la meta de 2024 (49.1 %)."),
    ("networks", "Cada red reúne a 15 integrantes, con 12 sesiones de 2 horas."),
    ("index",    "El índice de empoderamiento político fue 28.71, superior al 26.10 de 2019."),
    ("index",    "El índice fue de 28.7 puntos."),
    ("index",    "El 40 % de las listas fue encabezado por candidatas."),
    ("index",    "Las mujeres obtuvieron 52 de los 130 escaños del Congreso."),
    ("attended", "El número de personas atendidas fue 15 320."),
    ("attended", "El número de personas atendidas llegó a 15,320, frente a 11,250 en 2020."),
    ("attended", "El 86 % de las personas atendidas son mujeres."),
    ("attended", "Se contrató a 320 profesionales para 421 centros."),
    ("unknown",  "Se solicitaron medidas de protección en más del 60 % de los patrocinios."),
    ("unknown",  "Se realizaron 2 400 patrocinios."),
]
WRONG = [
    ("teenage",  "El porcentaje de embarazo adolescente fue 9.8 %."),
    ("teenage",  "El porcentaje de embarazo adolescente fue de 6,9%."),
    ("teenage",  "Según la ENDES 2021, el embarazo adolescente alcanzó el 9.2 por ciento."),
    ("teenage",  "El valor pasó de 8.3 % en 2020 a 9.9 % en 2021."),
    ("teenage",  "El valor pasó de 8.9 % en 2020 a 8.3 % en 2021."),
    ("teenage",  "El porcentaje aumentó de 8.3 % en 2020 a 9.9 % en 2021."),
    ("teenage",  "El porcentaje aumentó de 7.3 % en 2020 a 8.9 % en 2021."),
    ("teenage",  "El embarazo adolescente aumentó de 8.3 % a 9.8 %."),
    ("violence", "La violencia se redujo de 8.8 % en 2020 a 6.7 % en 2021."),
    ("attended", "El número de personas atendidas creció de 11 250 a 15 230."),
    ("demand",   "Queda una brecha de 2.0 puntos porcentuales respecto de la meta."),
    ("entities", "La brecha con la meta fue de 8.6 pp."),
    ("teenage",  "El embarazo adolescente aumentó 1.6 puntos porcentuales respecto de 2020."),
    ("teenage",  "El embarazo adolescente se incrementó en 6.0 pp frente a 2020."),
    ("teenage",  "La línea de base de 2017 fue 14.3 %."),
    ("teenage",  "La meta para 2030 es de 7.61 %."),
    ("teenage",  "La meta de 2021 (11.9 %) se superó."),
    ("teenage",  "El avance fue de 120.0 %."),
    ("teenage",  "El valor alcanzado fue 89 %."),
    ("teenage",  "El indicador registró 8.5 % en 2021."),
    ("teenage",  "El embarazo adolescente fue de 9.3 % en 2020."),
    ("teenage",  "Se alcanzó un 10.2 %."),
    ("violence", "El indicador pasó de 13.6 % en 2011 a 6.7 % en 2021."),
    ("violence", "El indicador pasó de 16.3 % en 2011 a 7.6 % en 2021."),
    ("violence", "El porcentaje de mujeres víctimas de violencia fue de 76 %."),
    ("violence", "La violencia disminuyó 2.1 pp respecto de 2020."),
    ("violence", "La meta de 2020 era 8.0 %."),
    ("violence", "El valor de 2021 (7.9 %) superó la meta."),
    ("violence", "La violencia se redujo en 4.4 puntos porcentuales desde 2018."),
    ("violence", "El resultado fue 7.06 %."),
    ("demand",   "La demanda insatisfecha fue de 5.9 %."),
    ("demand",   "La meta de 5.0 % no se alcanzó."),
    ("demand",   "La demanda insatisfecha se redujo en 1.6 pp respecto de 2020."),
    ("demand",   "El valor obtenido, 6.5 %, no alcanzó la meta."),
    ("methods",  "El 87.1 % de mujeres utilizó métodos anticonceptivos."),
    ("methods",  "El valor de 2020 (74.4 %) fue menor."),
    ("methods",  "La meta de 67.1 % se superó."),
    ("methods",  "La meta se superó, con un avance de 112.6 %."),
    ("methods",  "El uso de métodos anticonceptivos aumentó en 7.0 pp respecto de 2020."),
    ("methods",  "El porcentaje de mujeres que utilizaron métodos anticonceptivos llegó a 71.8 %."),
    ("entities", "El valor de 4.1 % es menor que el previsto."),
    ("entities", "El porcentaje de entidades públicas que incorporaron el enfoque de género fue 14 %."),
    ("entities", "El indicador alcanzó el 2.4 % en 2021."),
    ("entities", "La meta de 8.0 % no se alcanzó."),
    ("entities", "El avance respecto de la meta fue 51.1 %."),
    ("entities", "La línea de base (1.0 % en 2020) era baja."),
    ("networks", "El 54.0 % de distritos urbanos contaron con redes de hombres creadas."),
    ("networks", "El valor supera la meta de 2024 (41.9 %)."),
    ("networks", "Se logró superar la meta establecida: 62.0 %."),
    ("networks", "El porcentaje de distritos urbanos con redes de hombres fue 50.9 %."),
    ("tie",      "El porcentaje de casos atendidos oportunamente fue 88.0 %."),
    ("tie",      "La meta de 90.0 % se alcanzó."),
    ("index",    "El índice de empoderamiento político fue 27.81."),
    ("index",    "El índice alcanzó 31.5 puntos."),
    ("index",    "El índice superó la meta de 23.5."),
    ("index",    "El valor del índice pasó de 26.10 en 2019 a 28.17 en 2021."),
    ("attended", "El número de personas atendidas fue 15 230."),
    ("attended", "El número de personas atendidas llegó a 13,520."),
    ("attended", "La meta de 16 000 personas se superó."),
]
# fmt: on


@pytest.mark.parametrize(("name", "sentence"), RIGHT)
def test_a_right_sentence_is_left_alone(name: str, sentence: str) -> None:
    assert not codes(name, sentence) & (CLAIMS | NUMBERS)


@pytest.mark.parametrize(("name", "sentence"), WRONG)
def test_a_wrong_sentence_is_found(name: str, sentence: str) -> None:
    assert codes(name, sentence) & NUMBERS


def test_there_are_enough_of_both() -> None:
    assert len(RIGHT) >= 50
    assert len(WRONG) >= 50


def test_the_message_gives_the_figure_its_clause_and_the_data() -> None:
    (finding,) = found("teenage", "El porcentaje de embarazo adolescente fue 9.8 %.")
    assert finding.message == (
        "El texto da la cifra «9.8 %» («El porcentaje de embarazo adolescente fue 9.8 %»), que no está entre los datos "
        "del indicador (valor: 8.9\N{NO-BREAK SPACE}%; meta: 12.9\N{NO-BREAK SPACE}%): ¿es correcta?"
    )


def test_a_value_that_only_the_text_gives_is_asked_about() -> None:
    (finding,) = found("unknown", "El valor obtenido fue 63.2 %.")
    assert "valor: no registrado; meta: no conocida" in finding.message


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("El porcentaje disminuyó de 8.3 % en 2020 a 7.1 % en 2021.", "7.1 %"),
        ("El porcentaje aumentó de 6.6 % en 2020 a 8.9 % en 2021.", "6.6 %"),
    ],
)
def test_of_two_values_each_is_held_against_its_own_year(sentence: str, figure: str) -> None:
    (finding,) = [one for one in found("teenage", sentence) if one.code in NUMBERS]
    assert f"«{figure}»" in finding.message
