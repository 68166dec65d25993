"""House rules of writing: what is found, and what only looks like it."""

import pytest

from tests.findings.texts.data import codes, found

# fmt: off
FOUND = [
    ("decimal_comma", "En la región Selva fue 14,6%."),
    ("decimal_comma", "El área rural registró 15,65 %."),
    ("decimal_comma", "La tasa fue de 0,125 por persona."),
    ("decimal_comma", "Se ejecutó el 88,5 por ciento del presupuesto."),
    ("masculine_people", "Se capacitó a los servidores públicos de la entidad."),
    ("masculine_people", "Participaron funcionarios y trabajadores de 24 entidades."),
    ("masculine_people", "Se reforzó con capacitaciones a los defensores públicos."),
    ("masculine_people", "Se orientó a los docentes y a los participantes."),
    ("masculine_people", "Se identificó a potenciales beneficiarios."),
    ("masculine_people", "Los adolescentes recibieron consejería."),
    ("masculine_people", "Con el acompañamiento de todos los especialistas."),
    ("split_people", "Se capacitó a las y los docentes."),
    ("split_people", "Se capacitó a los y las docentes."),
    ("split_people", "Se reforzó el trabajo con los/las profesionales."),
    ("split_people", "Dirigido a servidores/as públicos/as."),
    ("split_people", "El/la analista dará seguimiento."),
    ("split_people", "Se convocó a tod@s."),
    ("relative_date", "La información se remitirá en junio del presente año."),
    ("relative_date", "Este año se aprobará el protocolo."),
    ("relative_date", "El próximo mes concluye la consultoría."),
    ("relative_date", "En los próximos meses se firmará el convenio."),
    ("relative_date", "Actualmente se cuenta con 421 centros."),
    ("relative_date", "El año pasado se suspendió el servicio."),
    ("relative_date", "A la fecha no se ha firmado el convenio."),
    ("relative_date", "En el año en curso se ampliará el servicio."),
    ("relative_date", "Recientemente se aprobó la directiva."),
    ("relative_date", "En el último decenio se redujo la brecha."),
    ("relative_date", "En los últimos años se amplió el servicio."),
    ("relative_date", "En los últimos diez años se amplió el servicio."),
    ("relative_date", "En la última década se amplió el servicio."),
    ("relative_date", "En años recientes se amplió el servicio."),
    ("relative_date", "Últimamente se amplió el servicio."),
    ("relative_date", "Hasta el momento no se ha firmado el convenio."),
    ("relative_date", "En la década pasada se creó el servicio."),
    ("other_year", "En el presente reporte 2020 se informa sobre el servicio."),
    ("other_year", "Durante el presente año 2022 se cumplió lo previsto."),
    ("other_year", "Año reportado: 2020."),
]
LEFT_ALONE = [
    "En la región Selva fue 14.6 %.",
    "Se atendió a 1,250 personas en los artículos 5, 6 y 7.",
    "Se revisaron los numerales 5,6 y 7 de la directiva.",
    "Los puntos 1,2 y 3 de la agenda.",
    "Reunió a 12,345 personas.",
    "Se capacitó al personal de la entidad.",
    "Se capacitó a servidoras y servidores de la entidad.",
    "Participaron mujeres y hombres de 24 distritos.",
    "Se instalaron dos servidores de datos.",
    "Se formaron redes de hombres en 50 distritos.",
    "El “Registro de los trabajadores del hogar” se actualizó.",
    "El Colegio de Abogados y la Asociación de Trabajadores firmaron el acta.",
    "Según la Ley del Código de los Niños y Adolescentes.",
    "La atención a niñas, niños y adolescentes siguió.",
    "Participaron docentes, especialistas y estudiantes.",
    "El equipo directivo aprobó los planes directivos.",
    "Los informes médicos y los procesos gestores se revisaron.",
    "Se usaron mensajes y/o afiches; véase https://example.org/las/los.",
    "La información se remitirá en junio de 2022.",
    "En el presente año 2021 se aprobó el protocolo.",
    "A la fecha de cierre no se contaba con el dato.",
    "A la fecha del reporte se contaba con 421 centros.",
    "El año anterior a 2021 fue atípico.",
    "Durante el año se brindó asistencia técnica.",
    "Se suscribirá el convenio en el segundo semestre de 2022.",
    "El presente reporte 2021 considera 34 indicadores.",
    "Este protocolo y esta etapa concluyeron.",
    "En 2020 el servicio se prestó a distancia.",
    "Durante los últimos doce meses hubo acciones comunitarias.",
    "Se encuestó a mujeres con hijas o hijos nacidos en los últimos cinco años.",
    "En el último decenio (2011-2020) se creó el servicio.",
    "En los últimos años de la secundaria se dictan talleres.",
    "En el último trimestre de 2021 se firmó el convenio.",
    "La última etapa concluyó.",
    "Hasta el momento de la encuesta no se contaba con el dato.",
    "En el decenio 2011-2020 se creó el servicio.",
]
# fmt: on


@pytest.mark.parametrize(("code", "sentence"), FOUND)
def test_is_found(code: str, sentence: str) -> None:
    assert codes("networks", sentence, "actions") >= {code}


@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_is_left_alone(sentence: str) -> None:
    assert codes("networks", sentence, "actions") == set()


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        (
            "Este año se aprobó la guía. El próximo mes se difundirá; este año no se imprime.",
            "El texto dice «Este año» y «El próximo mes»: ¿qué fechas son? El reporte se leerá en otros años.",
        ),
        (
            "En la Selva fue 14,6 % y en la Sierra 13,1 %; en la Selva rural, 15,65 %.",
            "El texto escribe «14,6», «13,1» y «15,65» con coma decimal; el reporte usa punto.",
        ),
        (
            "Se capacitó a los docentes y a los alumnos. Los alumnos respondieron.",
            "El texto nombra a las personas en masculino («los docentes» y «los alumnos»): ¿puede decirse «personal "
            "docente» y «estudiantado»?",
        ),
        (
            "El presente reporte 2020 sigue al informe; año reportado: 2019.",
            "El texto dice «presente reporte 2020» y «año reportado: 2019» y el año que se reporta es 2021: ¿es el "
            "texto de otro año?",
        ),
        (
            "Se convocó a los y las docentes y a tod@s.",
            "El texto desdobla el género («los y las» y «tod@s»): ¿puede usarse un colectivo o «personas»?",
        ),
    ],
)
def test_every_fragment_is_named_once_in_one_question(sentence: str, message: str) -> None:
    (finding,) = found("networks", sentence, "measures")
    assert finding.message == message


def test_a_message_proposes_what_may_be_said_instead() -> None:
    (finding,) = found("networks", "Se capacitó a los docentes.", "measures")
    assert finding.message == (
        "El texto nombra a las personas en masculino («los docentes»): ¿puede decirse «personal docente»?"
    )
    assert finding.field == "measures"
