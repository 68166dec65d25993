"""Claims about rises and falls: right ones are left alone, wrong ones are found."""

import pytest

from tests.findings.texts.data import CLAIMS, NUMBERS, codes, found

# fmt: off
RIGHT = [
    ("teenage",  "El indicador no disminuyó."),
    ("teenage",  "El indicador no aumentó lo previsto."),
    ("teenage",  "El embarazo adolescente no aumentó en el área urbana."),
    ("violence", "La violencia no aumentó."),
    ("entities", "El porcentaje se duplicó respecto de 2020."),
    ("networks", "El indicador casi duplicó la meta."),
    ("attended", "Se duplicó el número de profesionales respecto de 2020."),
    ("attended", "La meta de personas atendidas se duplicó respecto de 2020."),
    ("violence", "La violencia psicológica se duplicó respecto de 2020."),
    ("teenage",  "El porcentaje de embarazo adolescente aumentó respecto de 2020."),
    ("teenage",  "El embarazo adolescente aumentó en 0.6 puntos porcentuales frente a 2020."),
    ("teenage",  "Si bien la meta se superó, el indicador se incrementó con respecto al año anterior."),
    ("teenage",  "El porcentaje de embarazo adolescente disminuyó respecto de 2019 (12.6 %)."),
    ("teenage",  "Entre 2019 y 2021 el embarazo adolescente se redujo en 3.7 puntos porcentuales."),
    ("teenage",  "El embarazo adolescente no se redujo respecto de 2020."),
    ("teenage",  "El valor no disminuyó frente al año anterior, debido al cierre de establecimientos de salud."),
    ("teenage",  "En comparación con la línea de base, el embarazo adolescente disminuyó."),
    ("teenage",  "En 2020 el embarazo adolescente disminuyó respecto de 2019."),
    ("teenage",  "El embarazo adolescente se redujo desde 2017, aunque aumentó respecto de 2020."),
    ("teenage",  "El porcentaje de embarazo adolescente se redujo."),
    ("teenage",  "El embarazo adolescente se redujo en el área urbana respecto de 2020."),
    ("teenage",  "En la Selva el embarazo adolescente disminuyó respecto de 2020."),
    ("teenage",  "Se espera que el embarazo adolescente disminuya en 2022."),
    ("teenage",  "Se implementaron talleres para reducir el embarazo adolescente."),
    ("teenage",  "La estrategia busca reducir el embarazo adolescente respecto de 2020."),
    ("teenage",  "Disminuyó el número de talleres en instituciones educativas."),
    ("teenage",  "La oferta de consejería se redujo durante la emergencia sanitaria."),
    ("teenage",  "Durante la pandemia disminuyó el acceso a los servicios de salud sexual y reproductiva."),
    ("teenage",  "El número de atenciones disminuyó respecto de 2020."),
    ("teenage",  "No se redujo la cobertura de los establecimientos de salud."),
    ("teenage",  "Si el embarazo adolescente disminuyó respecto de 2020 se verá con la nueva encuesta."),
    ("teenage",  "En el primer semestre el embarazo adolescente se redujo respecto de 2020."),
    ("teenage",  "El embarazo adolescente empeoró respecto de 2020."),
    ("teenage",  "La brecha entre regiones disminuyó respecto de 2020."),
    ("violence", "La violencia física o sexual contra las mujeres se ha reducido en 6.0 puntos porcentuales, pasando "
                 "del 13.6 % "
                 "en 2011 a 7.6 % en 2021."),
    ("violence", "Desde 2018, la violencia ha decrecido en 3.3 puntos porcentuales."),
    ("violence", "El indicador mejoró respecto del año anterior."),
    ("violence", "El valor alcanzado se redujo respecto de la línea de base."),
    ("violence", "Las denuncias por violencia aumentaron respecto de 2020."),
    ("violence", "Aumentaron las llamadas a la Línea 100, lo que no significa que la violencia haya aumentado."),
    ("violence", "Respecto de 2020 (8.8 %), disminuyó 1.2 pp, lo que representa una mejora."),
    ("violence", "Se logró una reducción de 1.2 puntos porcentuales respecto del valor de 2020 (8.8 %)."),
    ("violence", "La violencia no aumentó durante 2021 respecto de 2020."),
    ("violence", "El incremento de la demanda de atención redujo los plazos disponibles."),
    ("demand",   "No obstante, se logró una reducción respecto al valor obtenido en 2020 (6.1 %) en 0.6 pp."),
    ("demand",   "La demanda insatisfecha disminuyó, pero no se alcanzó la meta."),
    ("demand",   "La demanda de insumos aumentó respecto de 2020."),
    ("methods",  "El uso de métodos anticonceptivos se incrementó en 0.7 puntos porcentuales respecto de 2020."),
    ("methods",  "El porcentaje de mujeres que utilizaron métodos anticonceptivos creció frente al 77.4 % de 2020."),
    ("methods",  "El stock de métodos anticonceptivos se redujo respecto de 2020."),
    ("methods",  "El indicador aumentó respecto del ejercicio anterior, pese a la emergencia sanitaria."),
    ("methods",  "El porcentaje se ha incrementado respecto de 2020, ya que se amplió la oferta de métodos."),
    ("entities", "No obstante, hay un incremento respecto al valor de la línea de base (0.0 % en el 2020)."),
    ("entities", "Se redujo el presupuesto asignado a la asistencia técnica."),
    ("entities", "El indicador aumentó ligeramente respecto de 2020."),
    ("networks", "El valor no varió respecto de 2020 (50.4 %)."),
    ("networks", "El porcentaje se mantuvo igual respecto de 2020."),
    ("networks", "Se mantuvo la contratación de personal de apoyo."),
    ("networks", "Aumentó el número de sesiones con las redes de hombres ya creadas."),
    ("tie",      "El porcentaje de casos atendidos oportunamente disminuyó 2.5 pp respecto de 2020."),
    ("tie",      "Los casos reportados aumentaron respecto de 2020."),
    ("index",    "El índice de empoderamiento político aumentó respecto de 2019."),
    ("index",    "El índice creció en 2.61 puntos respecto de 2019."),
    ("attended", "El número de personas atendidas aumentó respecto de 2020."),
    ("attended", "Las personas atendidas en los Centros Emergencia Mujer aumentaron frente a 2020."),
    ("attended", "El horario de atención se redujo por las restricciones sanitarias."),
    ("attended", "Con el estado de emergencia bajó la movilidad de la población."),
    ("unknown",  "El porcentaje de patrocinios aumentó respecto de 2020."),
]
WRONG = [
    ("teenage",  "El indicador no aumentó."),
    ("teenage",  "El porcentaje de embarazo adolescente no se incrementó."),
    ("violence", "La violencia no disminuyó."),
    ("violence", "La violencia se duplicó respecto de 2020."),
    ("attended", "El número de personas atendidas se ha duplicado respecto de 2020."),
    ("attended", "El indicador se triplicó."),
    ("teenage",  "Este valor alcanzado mantiene la tendencia positiva dado que se redujo con respecto al valor "
                 "alcanzado en 2020."),
    ("teenage",  "El porcentaje de embarazo adolescente se redujo respecto de 2020."),
    ("teenage",  "El embarazo adolescente disminuyó en 0.6 puntos porcentuales frente a 2020."),
    ("teenage",  "El indicador disminuyó con respecto al año anterior."),
    ("teenage",  "El porcentaje de embarazo adolescente aumentó respecto de 2019 (12.6 %)."),
    ("teenage",  "Entre 2019 y 2021 el embarazo adolescente se incrementó."),
    ("teenage",  "El embarazo adolescente no aumentó respecto de 2020."),
    ("teenage",  "El valor no se incrementó frente al año anterior."),
    ("teenage",  "En comparación con la línea de base, el embarazo adolescente aumentó."),
    ("teenage",  "En 2020 el embarazo adolescente aumentó respecto de 2019."),
    ("teenage",  "Pese a la pandemia, el embarazo adolescente ha disminuido respecto de 2020."),
    ("teenage",  "Respecto de 2020 (8.3 %), disminuyó 0.6 pp, lo que representa una mejora."),
    ("teenage",  "Se logró reducir el embarazo adolescente respecto de 2020."),
    ("teenage",  "Hubo una reducción del embarazo adolescente respecto de 2020."),
    ("teenage",  "El indicador mejoró respecto de 2020."),
    ("teenage",  "El valor no varió respecto de 2020."),
    ("teenage",  "El porcentaje se mantuvo igual que en 2020."),
    ("teenage",  "La meta de 2021 se superó y el embarazo adolescente se redujo respecto del año previo."),
    ("teenage",  "Cabe resaltar que el embarazo adolescente descendió frente a 2020."),
    ("violence", "La violencia física o sexual contra las mujeres se incrementó, pasando del 13.6 % en 2011 a 7.6 % "
                 "en 2021."),
    ("violence", "Desde 2018, la violencia ha crecido en 3.3 puntos porcentuales."),
    ("violence", "El indicador empeoró respecto del año anterior."),
    ("violence", "El valor alcanzado aumentó respecto de la línea de base."),
    ("violence", "Respecto de 2020 (8.8 %), aumentó 1.2 pp, lo que representa un retroceso."),
    ("violence", "La violencia no disminuyó durante 2021 respecto de 2020."),
    ("violence", "El porcentaje de mujeres víctimas de violencia subió en 1.2 pp respecto de 2020."),
    ("violence", "El porcentaje aumentó."),
    ("violence", "La violencia contra las mujeres aumentó en 2021."),
    ("violence", "Se registró un incremento de 1.2 puntos porcentuales respecto del valor de 2020."),
    ("violence", "Con la emergencia sanitaria, el porcentaje de mujeres víctimas de violencia aumentó respecto de "
                 "2019."),
    ("demand",   "No obstante, se registró un incremento respecto al valor obtenido en 2020 (6.1 %) en 0.6 pp."),
    ("demand",   "La demanda insatisfecha aumentó respecto de 2020."),
    ("demand",   "La demanda insatisfecha de planificación familiar no se redujo respecto de 2020."),
    ("demand",   "El indicador retrocedió respecto de 2020."),
    ("methods",  "El uso de métodos anticonceptivos disminuyó en 0.7 puntos porcentuales respecto de 2020."),
    ("methods",  "El porcentaje de mujeres que utilizaron métodos anticonceptivos decreció frente al 77.4 % de 2020."),
    ("methods",  "El indicador se redujo respecto del ejercicio anterior, por la emergencia sanitaria."),
    ("methods",  "El porcentaje no se ha incrementado respecto de 2020."),
    ("methods",  "El uso de métodos anticonceptivos bajó respecto de 2020 debido al desabastecimiento."),
    ("methods",  "Según la ENDES, el uso de métodos anticonceptivos cayó respecto de 2020."),
    ("entities", "Hay una reducción respecto al valor de la línea de base (0.0 % en el 2020)."),
    ("entities", "El indicador no aumentó respecto de 2020."),
    ("entities", "El porcentaje de entidades públicas que incorporaron el enfoque de género disminuyó respecto de "
                 "2020."),
    ("entities", "El valor no cambió respecto de la línea de base."),
    ("networks", "El porcentaje aumentó respecto de 2020."),
    ("networks", "El porcentaje de distritos urbanos con redes de hombres se redujo respecto de 2020."),
    ("tie",      "El porcentaje de casos atendidos oportunamente aumentó 2.5 pp respecto de 2020."),
    ("tie",      "La atención oportuna de casos mejoró y el porcentaje creció respecto de 2020."),
    ("index",    "El índice de empoderamiento político se redujo respecto de 2019."),
    ("index",    "El índice descendió en 2.61 puntos respecto de 2019."),
    ("attended", "El número de personas atendidas disminuyó respecto de 2020."),
    ("attended", "Las personas atendidas en los Centros Emergencia Mujer disminuyeron frente a 2020."),
    ("attended", "La cantidad de personas atendidas no aumentó respecto de 2020."),
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


def test_what_an_entity_plans_claims_nothing() -> None:
    sentence = "El embarazo adolescente se redujo respecto de 2020."
    assert codes("teenage", sentence, "actions") == set()
    assert codes("teenage", sentence, "measures") == CLAIMS


def test_the_message_quotes_the_claim_and_gives_both_values() -> None:
    (finding,) = found("teenage", "En 2021 hubo avances; el porcentaje se redujo respecto de 2020.")
    assert finding.message == (
        "El texto dice «el porcentaje se redujo respecto de 2020»; los valores son 8.3\N{NO-BREAK SPACE}% en 2020 y "
        "8.9\N{NO-BREAK SPACE}% en 2021: ¿es correcto?"
    )
    assert (finding.place.value, finding.field) == ("texts", "explanation")
