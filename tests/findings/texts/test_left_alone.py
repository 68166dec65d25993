"""Sentences that say right things of the indicator, or things of something else: none may be flagged."""

import pytest

from tests.findings.texts.data import CLAIMS, NUMBERS, codes

SENTENCES = {
    "violence": """
        Durante el año 2021, los 421 CEM atendieron 163 797 casos, lo que representa un incremento de 43 % \
        respecto de 2020, año en el que la atención presencial estuvo suspendida.
        El resultado se explica por la articulación con el Poder Judicial, el Ministerio Público y la PNP; en \
        2020 el valor había sido 8.8 %.
        La reducción observada es consistente con la tendencia de la última década: de 13.6 % en 2011 se pasó a \
        10.9 % en 2018 y a 7.6 % en 2021.
        Cabe precisar que la ENDES 2020 se levantó en parte por teléfono, por lo que el valor de ese año (8.8 %) \
        debe leerse con cautela.
        En las mujeres de 15 a 29 años el porcentaje fue 9.3 %, mientras que en las de 30 a 49 años fue 7.2 %.
        La violencia psicológica, que no forma parte del indicador, aumentó de 50.1 % a 50.8 %.
        Las atenciones de la Línea 100 pasaron de 235 791 en 2020 a 163 797 en 2021.
        El presupuesto institucional modificado se incrementó en 12.5 %, con una ejecución de 98.2 %.
        A nivel regional, Apurímac (14.9 %) y Ayacucho (12.0 %) superan el promedio nacional de 7.6 %.
        No obstante la mejora, 7 de cada 100 mujeres sufrieron violencia en los últimos 12 meses.
        El coeficiente de variación de la estimación es 4.2 % y el intervalo de confianza al 95 % va de 7.0 % a \
        8.2 %.
        La meta se superó, si bien en el ámbito rural el porcentaje aumentó ligeramente.
        Se alcanzó la meta de cobertura de 196 provincias con al menos un CEM.
        Se capacitó a 12 450 personas, superando la meta de 10 000.
        La población femenina de 15 años a más creció en 1.5 % respecto de 2020.
        El aumento de las denuncias no implica que la violencia haya aumentado, sino que mejoró la confianza en \
        los servicios.
        Frente a la disminución de la atención presencial se reforzó la Línea 100.
        Con ello se redujo el tiempo de espera de 48 a 24 horas.
        Se aprobó el Plan de Acción Conjunto para prevenir la violencia, con el cual aumentó la articulación \
        entre sectores.
        El valor reportado corresponde a la ENDES 2021 (cuadro 12.4, página 265).
        La ENDES mide el indicador desde 2009.
        Respecto de la meta de 2022 (7.2 %), faltan 0.4 pp.
        El avance es superior al de 2020.
        Este valor es el más bajo de la serie: en 2011 fue 13.6 %.
        Pese a que la violencia disminuyó, la tolerancia social sigue siendo alta: 58.9 % en la ENARES 2019.
        Según la ENDES, 55 de cada 100 mujeres fueron víctimas alguna vez; el porcentaje de los últimos 12 meses \
        fue 7.6 %.
        El feminicidio aumentó de 131 casos en 2020 a 136 en 2021.
        El número de CEM se incrementó de 417 a 421.
        El Estado invirtió S/ 300.5 millones, 5 % más que en 2020.
        El porcentaje se redujo en mayor medida en la Sierra (2.5 pp) que en la Costa (0.9 pp).
        El 7.6 % de las mujeres fue víctima de violencia, frente al 8.8 % de 2020 y al 10.0 % de 2019.
        En el marco del D. S. 044-2020-PCM se suspendió la atención; luego se reabrieron 245 CEM (58.2 %).
        Entre enero y marzo disminuyeron los casos; desde abril aumentaron.
        La violencia física se redujo a 6.1 % y la sexual a 2.3 %.
        Aunque la meta del plan era más exigente, no se alcanzó por la menor asignación de recursos.
        El indicador se mantuvo por debajo de la meta durante 2021.
        Comparado con 2018, el valor descendió 3.3 puntos.
        El valor no llegó todavía a la meta de 2030.
        La brecha con la meta de 2030 es de 5.2 pp.
        Se redujo la violencia, pero menos de lo que se esperaba para 2022.
        En promedio, la violencia se redujo 0.6 pp por año entre 2011 y 2021.
    """,
    "entities": """
        De las 954 entidades priorizadas, 13 (1.4 %) cumplieron las cuatro condiciones de la ficha.
        Las entidades con autodiagnóstico pasaron de 3 a 86, pero solo 1.4 % cumplió todas las condiciones.
        Los gobiernos regionales alcanzaron 12.0 % y los ministerios, 42.1 %.
        El 68 % de las entidades públicas cuenta con comité de género.
        El valor está por debajo de la meta porque 9 de cada 10 entidades no remitieron su autodiagnóstico.
        Se elaboraron 3 guías y 2 instructivos; asimismo, se difundieron 5 000 cartillas.
        La meta no se alcanzó debido a que el número de entidades que incorporaron el enfoque de género en sus \
        planes disminuyó durante la emergencia.
        La línea de base del indicador es 0.0 % (2020), pues los Lineamientos se aprobaron en 2021.
        Las asistencias técnicas aumentaron de 40 a 86, con lo cual se espera que el indicador supere la meta de \
        2022.
        El indicador no alcanzó la meta; sin embargo, aumentó 1.4 puntos porcentuales respecto de la línea de \
        base.
        Se cumplió el 100 % de las asistencias técnicas programadas.
        Se alcanzó el 92 % de ejecución de las actividades previstas.
        La DGTEG logró que 13 entidades cumplieran las condiciones, 1.4 % del total.
        Se estima que en 2022 el porcentaje llegará a 5 %.
        Si se mantiene el ritmo, la meta de 2030 (54.0 %) se alcanzaría en 2040.
    """,
    "methods": """
        El uso de métodos modernos llegó a 57.9 %, y el de métodos tradicionales, a 20.2 %.
        En mujeres unidas, el 78.1 % usó algún método, de las cuales el 57.9 % usó un método moderno.
        La entrega de kits aumentó, con 1 234 567 parejas protegidas.
        Aunque el uso aumentó, la demanda insatisfecha se redujo solo 0.6 pp.
        El porcentaje de mujeres que utilizaron métodos anticonceptivos superó al de 2020 (77.4 %) en 0.7 pp.
        La cobertura de vacunación contra el VPH se redujo a 39 %.
        Se adquirieron 2.5 millones de unidades, 15 % más que en 2020.
        El indicador alcanzó el 102.6 % de la meta.
        La meta se había fijado cuando el valor era de 74.6 % (2014).
        El valor de 2021 es 0.7 pp mayor que el de 2020.
    """,
    "attended": """
        Se atendió a 15 320 personas: 13 176 mujeres y 2 144 hombres.
        De las 15 320 personas atendidas, 86 % son mujeres y 14 % son hombres.
        El número de personas atendidas superó en 320 la meta (15 000).
        Las personas atendidas aumentaron 36.2 % respecto de 2020 (11 250).
        Se realizaron 48 210 acciones preventivas en las que participaron 1 020 300 personas.
        Cada CEM atendió en promedio 36 personas por mes.
        El número de casos de riesgo severo disminuyó respecto de 2020.
        En 2021 se atendió a 15 320 personas, 4 070 más que en 2020.
        La atención aumentó 36 % respecto de 2020, cuando se atendió a 11 250 personas.
        De enero a marzo se atendió a 2 100 personas.
        La meta (15 000 personas) se superó en 2.1 %.
    """,
    "networks": """
        Se crearon 63 redes de hombres en 63 de los 125 distritos urbanos (50.4 %).
        El porcentaje fue igual al de 2020; el número de redes pasó de 60 a 63.
        Las redes activas disminuyeron, porque no se realizaron acciones entre enero y marzo.
        El 50.4 % supera la meta de 2021 y la de 2024.
        Participaron 1 890 hombres, de los cuales 35 % tiene entre 18 y 29 años.
    """,
    "teenage": """
        El incremento de 0.6 pp respecto de 2020 se asocia al cierre de los servicios diferenciados para \
        adolescentes.
        Aunque el indicador se ubica por debajo de la meta de 2021, ha aumentado respecto de 2020, cuando fue \
        8.3 %.
        El 8.9 % de las adolescentes de 15 a 19 años ya era madre o estaba embarazada por primera vez.
        De ese 8.9 %, el 6.9 % ya era madre y el 2.0 % estaba embarazada por primera vez.
        La proporción es mayor entre las adolescentes sin educación (35.9 %) y en la Amazonía.
        El MINSA atendió 1 438 partos de menores de 15 años, 24 % más que en 2020 (1 158).
        Los nacimientos de madres adolescentes aumentaron, según el CNV, en 3.2 %.
        Se distribuyeron 2 300 000 condones; el stock disminuyó en 15 %.
        Con 12.6 % en 2019 y 8.3 % en 2020, la serie muestra un quiebre por el cambio de modalidad de la \
        encuesta.
        La disminución de 12.6 % a 8.3 % entre 2019 y 2020 obedece al cambio de metodología.
        El Plan Multisectorial para la Prevención del Embarazo Adolescente 2013-2021 tenía como meta reducirlo \
        en 20 %.
        La meta del Plan Multisectorial era 10.0 %.
        La meta del PEMIG para 2022 es 12.0 %.
        No se alcanzó la meta de parejas protegidas.
        Ya se alcanzaron las metas de 2022 y 2024.
        Se sobrecumplió lo programado.
        El porcentaje es inferior a la meta en 4.0 pp.
        La tasa de embarazo en menores de 15 años aumentó.
        El embarazo en adolescentes indígenas no se redujo.
        El resultado no mejoró respecto de 2020.
        Como se aprecia, no hubo una reducción respecto de 2020.
        Hubo un retroceso respecto de 2020, aunque no respecto de 2019.
        No se evidencia una disminución respecto del año anterior.
        En 2021 fue 8.9 %; en 2020, 8.3 %, y en 2019, 12.6 %.
        La meta prevista fue 12.9 %, y se obtuvo 8.9 %.
        La meta fue superada en 4.0 puntos porcentuales.
        La meta de reducir a 12.9 % el embarazo adolescente se cumplió.
        El porcentaje de embarazo adolescente, que en 2019 fue 12.6 %, disminuyó a 8.9 % en 2021.
        El porcentaje de embarazo adolescente pasó de 12.6 % a 8.9 % entre 2019 y 2021.
        Se espera llegar a 7.2 % en 2030.
        El riesgo de mortalidad materna es 2 veces mayor y la deserción escolar llega a 30 %.
    """,
    "demand": """
        La meta no se alcanzó por 0.1 puntos porcentuales.
        Faltó 0.1 pp para alcanzar la meta.
        La meta de 5.4 % estuvo muy cerca de alcanzarse.
        Pese a la reducción de 0.6 pp, no se llegó a la meta.
        El 5.5 % de las mujeres tuvo demanda insatisfecha de planificación familiar: 2.2 % para espaciar y 3.3 % \
        para limitar.
        La demanda insatisfecha aumentó en la Selva (8.1 %) y disminuyó en la Costa (4.9 %).
        La demanda satisfecha con métodos modernos fue 66.8 %.
        La demanda de servicios aumentó después del confinamiento.
    """,
    "index": """
        El índice pasó de 26.10 en 2019 a 28.71 en 2021, por lo que ya supera la meta de 2030 (27.42).
        El componente de autoridades electas aumentó 4.5 puntos, y el de candidaturas, 1.2.
        La proporción de mujeres en el Congreso llegó a 40 %.
        El índice se calcula con 3 dimensiones y 8 variables, en una escala de 0 a 100.
        El índice mejoró por la paridad y alternancia en las listas (Ley N.° 31030).
        Las alcaldesas distritales disminuyeron de 5.0 % a 4.8 %.
        El índice aumentó 10 % respecto de 2019.
        El avance es de 112.6 % respecto de la meta.
    """,
    "tie": """
        Se logró la meta de 80.0 %, aunque el porcentaje bajó 2.5 puntos respecto de 2020.
        El porcentaje de casos atendidos oportunamente se mantuvo en el nivel de la meta.
        La meta fue alcanzada, no superada.
        Los casos atendidos aumentaron en 30 %, y los atendidos oportunamente fueron 80.0 %.
    """,
    "unknown": """
        El registro no permite calcular el porcentaje; se estima que se solicitaron medidas en 60 de cada 100 \
        casos.
        La meta no se alcanzó, dado que la ruta de registro cambió en julio de 2021.
        La entidad no cuenta con el dato desagregado.
    """,
}
CASES = [
    (name, " ".join(sentence.split())) for name, lines in SENTENCES.items() for sentence in lines.strip().splitlines()
]


@pytest.mark.parametrize(("name", "sentence"), CASES)
def test_nothing_is_found(name: str, sentence: str) -> None:
    assert not codes(name, sentence) & (CLAIMS | NUMBERS)


def test_there_are_many_of_them() -> None:
    assert len(CASES) > 120
