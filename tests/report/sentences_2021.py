"""The published 2021 report's sentences that carry figures, each with what this report says of the same. Data only.

`SAME` is generated with the same figures, `OTHER` with a difference that is right and has its reason, `TYPED` is a
text that a person wrote and that is printed as it stands. `ours` is looked for in the report's text.
"""

from enum import Enum, auto
from typing import NamedTuple


class How(Enum):
    SAME = auto()
    OTHER = auto()
    TYPED = auto()


class Sentence(NamedTuple):
    """A piece of the published text, where it stands, and ours."""

    place: str
    source: str
    how: How
    ours: str
    why: str = ""


SAME, OTHER, TYPED = How

ROUNDED = "el avance publicado no sale de las cifras publicadas, que están redondeadas; el anexo C lo observa"
BY_FORMULA = "se publicó otro avance; el nuestro es el de la fórmula y los datos registrados, y el anexo C lo observa"

# fmt: off
SUMMARY = (
    Sentence("Resumen", "busca alcanzar 6 objetivos prioritarios", SAME,
             "se organiza en 6 objetivos prioritarios (OP)"),
    Sentence("Resumen", "se miden a través de 13 indicadores", SAME, "medidos con 13 indicadores"),
    Sentence("Resumen", "20 lineamientos, 19 de ellos operativizados a través de 52 servicios", SAME,
             "Comprende 20 lineamientos; 19 de ellos se concretan en 52 servicios."),
    Sentence("Resumen", "protocolo aprobado al cierre del ejercicio 2021 (14 servicios y 28 indicadores)", SAME,
             "con protocolo aprobado al 31 de diciembre de 2021 (14 servicios, con 28 indicadores)"),
    Sentence("Resumen", "con metas en el año 2021 (10 servicios y 21 indicadores)", OTHER,
             "los indicadores con meta para ese año: 21 indicadores de 12 servicios",
             "son 12 los servicios con metas; los 10 publicados son los que cuentan con información"),
    Sentence("Resumen", "Sobre estos indicadores (13 OP y 21 servicios)", OTHER, "De servicios\n\n21",
             "son 21 indicadores de servicios, no 21 servicios"),
    Sentence("Resumen", "solo se cuenta con información de 23 de ellos", SAME,
             "De los 34 indicadores comprendidos, 23 cuentan con información"),
    Sentence("Resumen", "(6 OP y 17 servicios)", OTHER, "De servicios\n\n21\n\n17",
             "son 17 indicadores de servicios, no 17 servicios"),
    Sentence("Resumen", "10 lograron superar sus metas programadas para el año 2021", SAME,
             "10 alcanzaron o superaron su meta"),
    Sentence("Resumen", "mientras que 13 no lo lograron", SAME, "y 13 no la alcanzaron"),
    Sentence("Resumen", "los 11 indicadores que no cuentan con información", SAME,
             "Los 11 indicadores restantes no cuentan con información"),
    Sentence("Resumen", "Uno de ellos tiene como fuente a la Encuesta Nacional Sobre Relaciones Sociales", SAME,
             "en 2, no se realizó la fuente"),
    Sentence("Resumen", "otro tiene como su fuente a la Evaluación Censal de Estudiantes (ECE)", SAME,
             "Las fuentes que no se realizaron en 2021 son la Evaluación Censal de Estudiantes (ECE) y la Encuesta "
             "Nacional Sobre Relaciones Sociales (ENARES)."),
    Sentence("Nota 1", "En el caso de 9 indicadores, las entidades responsables no remitieron información", OTHER,
             "en 7 casos, las entidades no la remitieron",
             "SERVIR anunció su envío y el MINEDU revisa la definición de uno"),
    Sentence("Nota 1", "(MINCETUR, MINEDU, SERVIR y MIMP)", OTHER,
             "Las entidades que no remitieron información de uno o más de sus indicadores son el MIMP, el Ministerio "
             "de Comercio Exterior y Turismo (MINCETUR) y la Autoridad Nacional del Servicio Civil (SERVIR).",
             "del MINEDU se publica que revisa la definición del indicador, no que no remitiera información"),
    Sentence("Resumen, OP", "4 de los 13 indicadores que lograron superar las metas programadas al 2021 (31%)", SAME,
             "De los 13 indicadores de los OP, 4 alcanzaron o superaron su meta (31 %)."),
    Sentence("Resumen, OP", "corresponden al indicador del OP.01 a cargo del MIMP", SAME,
             "Los que alcanzaron su meta corresponden al único indicador del OP.01, a cargo del MIMP"),
    Sentence("Resumen, OP", "a 2 de 3 indicadores del OP.02 a cargo del Ministerio de Salud (MINSA)", SAME,
             "a 2 de los 3 indicadores del OP.02, a cargo del Ministerio de Salud (MINSA)"),
    Sentence("Resumen, OP", "a 1 de 2 indicadores del OP.03 a cargo del MIMP", SAME,
             "a uno de los 2 indicadores del OP.03, a cargo del MIMP"),
    Sentence("Resumen, OP", "2 indicadores de OP no lograron superar sus metas (15%)", SAME,
             "No alcanzaron su meta 2 indicadores (15 %)."),
    Sentence("Resumen, OP", "7 no contaron con la información correspondiente (54%)", SAME,
             "No cuentan con información 7 indicadores (54 %)."),
    Sentence("Resumen, servicios", "en 6 de los 21 indicadores se logró superar las metas programadas al 2021 (29%)",
             SAME, "De los 21 indicadores de servicios, 6 alcanzaron o superaron su meta (29 %)."),
    Sentence("Resumen, servicios", "2 corresponden a dos servicios del MIMP", SAME,
             "2 corresponden a 2 servicios del MIMP"),
    Sentence("Resumen, servicios", "2 a un servicio del JNE", SAME,
             "2, a un servicio del Jurado Nacional de Elecciones (JNE)"),
    Sentence("Resumen, servicios", "1 a un servicio del Ministerio de Trabajo y Promoción del Empleo (MTPE)", SAME,
             "uno, a un servicio del Ministerio de Trabajo y Promoción del Empleo (MTPE)"),
    Sentence("Resumen, servicios", "1 a un servicio de SERVIR", SAME, "y uno, a un servicio de SERVIR."),
    Sentence("Resumen, servicios", "11 de los 21 indicadores, correspondiente a 8 servicios, no se lograron superar sus"
             " metas programadas al 2021 (52%)", SAME, "No alcanzaron su meta 11 indicadores, de 8 servicios (52 %)."),
    Sentence("Resumen, servicios", "8 indicadores corresponden a 6 servicios a cargo del MIMP", SAME,
             "8 corresponden a 6 servicios del MIMP"),
    Sentence("Resumen, servicios", "2 indicadores a un servicio a cargo del Ministerio de Justicia", SAME,
             "2, a un servicio del Ministerio de Justicia y Derechos Humanos (MINJUSDH)"),
    Sentence("Resumen, servicios", "1 indicador a un servicio a cargo del MTPE", SAME,
             "y uno, a un servicio del MTPE."),
    Sentence("Resumen, servicios", "4 de los 21 indicadores correspondientes a 3 servicios, no cuentan con información"
             " de sus avances para el 2021 (19%)", SAME,
             "No cuentan con información 4 indicadores, de 3 servicios (19 %)."),
    Sentence("Resumen, servicios", "no remitió la información correspondiente a sus 2 indicadores", SAME,
             "Falta la información de los 2 indicadores del servicio SS.04.03.05, “Capacitación y asistencia técnica "
             "en: gestión empresarial, productividad con innovación tecnológica, y para la internacionalización de las "
             "empresas, dirigidas por mujeres”: el MINCETUR no la remitió."),
    Sentence("Resumen, servicios", "remitirá la información de su indicador en junio del presente año", OTHER,
             "para servidores/as públicos/as”: SERVIR prevé remitirla a más tardar el 30 de junio de 2022.",
             "una fecha relativa no sirve en un documento permanente"),
    Sentence("Resumen, servicios", "un indicador del servicio SS.06.01.02 viene siendo revisado en su definición", SAME,
             "Género PNIG”: la definición está en revisión, a cargo del Ministerio de Educación (MINEDU)."),
)
OBJECTIVES = (
    Sentence("I, OP.01", "Meta 2021: 7.8%", SAME, "0.2 pp por debajo de la meta de 7.8 %"),
    Sentence("I, OP.01", "el porcentaje de mujeres que fueron víctimas de violencia basada en género fue de 7.6%", SAME,
             "El porcentaje de mujeres que fueron víctimas de violencia basada en género fue 7.6 %"),
    Sentence("I, OP.01", "un avance del 120.0% (superior a la meta en 0.2 pp)", OTHER,
             "0.2 pp por debajo de la meta de 7.8 %, diferencia favorable porque se busca reducirlo (avance: 120.0 %)",
             "el valor está por debajo de la meta; lo favorable se dice aparte"),
    Sentence("I, OP.01", "se ha reducido en 6.0 puntos porcentuales, del 13.6% en el año 2011", SAME,
             "Desde 2011 (13.6 %), primer año con un valor registrado, disminuyó 6.0 pp."),
    Sentence("I, OP.01", "Desde la aprobación de la política, en 2019, ha decrecido en 3.3 puntos porcentuales", OTHER,
             "Desde 2019 (10.0 %), año en que se aprobó la política, disminuyó 2.4 pp.",
             "3.3 pp es el cambio desde el valor de 2018, no desde el de 2019"),
    Sentence("I, OP.02", "3 indicadores del MINSA, de los cuales 2 cumplieron su meta y 1 no", SAME,
             "El OP.02 se mide con 3 indicadores a cargo del MINSA: 2 superaron su meta y uno no la alcanzó."),
    Sentence("I, IOP.02.01", "Meta 2021: 76.1%", SAME, "por encima de la meta de 76.1 %"),
    Sentence("I, IOP.02.01", "fue de 78.1%, un avance de 102.6% (superior a la meta en 2.0 pp)", SAME,
             "fue 78.1 %, 2.0 pp por encima de la meta de 76.1 % (avance: 102.6 %)."),
    Sentence("I, IOP.02.01", "superó al valor alcanzado en 2020 (77.4%) en 0.7 pp", SAME,
             "Respecto de 2020 (77.4 %), aumentó 0.7 pp, lo que representa una mejora."),
    Sentence("I, IOP.02.02", "Meta 2021: 5.4%", SAME, "por encima de la meta de 5.4 %"),
    Sentence("I, IOP.02.02", "fue de 5.5%, lo cual representa un avance del 94.0%", OTHER,
             "diferencia desfavorable porque se busca reducirla (avance: 85.7 %)", BY_FORMULA),
    Sentence("I, IOP.02.02", "(debajo de la meta en 0.1 pp)", OTHER, "fue 5.5 %, 0.1 pp por encima de la meta de 5.4 %",
             "el valor está por encima de la meta; lo desfavorable se dice aparte"),
    Sentence("I, IOP.02.02", "una reducción respecto al valor obtenido en 2020 (6.1%) en 0.6 pp", SAME,
             "Respecto de 2020 (6.1 %), año de su línea de base, disminuyó 0.6 pp"),
    Sentence("I, IOP.02.03", "Meta 2021: 12.9%", SAME, "por debajo de la meta de 12.9 %"),
    Sentence("I, IOP.02.03", "fue de 8.9%, un avance del 144.7% (superior a la meta en 4.0 pp)", OTHER,
             "fue 8.9 %, 4.0 pp por debajo de la meta de 12.9 %, diferencia favorable porque se busca reducirlo "
             "(avance: 144.9 %).", ROUNDED),
    Sentence("I, IOP.02.03", "se redujo con respecto al valor alcanzado en 2020 (8.3%) en 0.6 pp", OTHER,
             "Respecto de 2020 (8.3 %), aumentó 0.6 pp, lo que representa un retroceso, aunque la meta de 2021 se "
             "superó.", "8.9 es mayor que 8.3: no se redujo"),
    Sentence("I, IOP.02.03", "área rural 15.6%, región selva 14,6%, quintil inferior de riqueza 16.5%", TYPED,
             "el porcentaje fue 15.6 % en el área rural, 14.6 % en la Selva y 16.5 % en el quintil inferior"),
    Sentence("Nota 2", "Medido en mujeres de 15 a 19 años", TYPED,
             "Se mide en la población femenina de 15 a 19 años."),
    Sentence("I, OP.03", "2 indicadores a cargo del MIMP, se cuenta con la información del siguiente", SAME,
             "El OP.03 se mide con 2 indicadores a cargo del MIMP: uno superó su meta y del otro no se cuenta con "
             "información."),
    Sentence("I, IOP.03.01", "Meta 2021: 25.5%", SAME, "por encima de la meta de 25.50"),
    Sentence("I, IOP.03.01", "fue de 28.71%, (superior a la meta en 3.2 pp)", OTHER,
             "fue 28.71, 3.21 puntos por encima de la meta de 25.50.", "un índice se mide en puntos, no en pp"),
    Sentence("I, IOP.03.01", "un avance de 157.0%", OTHER,
             "El avance no se expresa en porcentaje porque no se ha registrado la línea de base.",
             "sin la línea de base, que no se publicó, nadie puede rehacer ese avance"),
    Sentence("I, OP.04", "3 indicadores que corresponden al MIMP, no se cuenta con la información", SAME,
             "El OP.04 se mide con 3 indicadores a cargo del MIMP: no se cuenta con información de ninguno."),
    Sentence("I, OP.05", "3 indicadores, 2 a cargo de SERVIR y 1 del MIMP, solo se cuenta con este último", SAME,
             "El OP.05 se mide con 3 indicadores, 2 a cargo de SERVIR y uno del MIMP: uno no alcanzó su meta y de los "
             "otros 2 no se cuenta con información."),
    Sentence("I, IOP.05.01", "Meta 2021: 9.0%", SAME, "por debajo de la meta de 9.0 %"),
    Sentence("I, IOP.05.01", "fue de 1.4%, un avance de 15.1% (debajo de la meta en 7.6 pp)", OTHER,
             "fue 1.4 %, 7.6 pp por debajo de la meta de 9.0 % (avance: 15.6 %)", ROUNDED),
    Sentence("I, IOP.05.01", "un incremento respecto al valor de la línea de base (0.0% en el 2020)", SAME,
             "Respecto de 2020 (0.0 %), año de su línea de base, aumentó 1.4 pp"),
    Sentence("I, OP.06", "un indicador del MIMP, cuya fuente es la ENARES, la cual no se realizó en el 2021", SAME,
             "la Encuesta Nacional Sobre Relaciones Sociales (ENARES)"),
)
SERVICES = (
    Sentence("II, OP.01", "el OP.01 presenta información de 5 servicios", SAME,
             "Del OP.01 se cuenta con información de 5 servicios"),
    Sentence("II, SS.01.02.02", "a través de 1 de sus 2 indicadores, logró superar su meta", SAME,
             "se mide con 2 indicadores: uno superó su meta y el otro no la alcanzó (véase la sección III)."),
    Sentence("II, SS.01.02.02", "el 50.4% de distritos urbanos; meta 26.0%, avance del 193.7%", OTHER,
             "fue 50.4 %, 24.4 pp por encima de la meta de 26.0 % (avance: 193.8 %).", ROUNDED),
    Sentence("II, SS.01.02.02", "superar la meta programada en el 2024 (49.1%)", SAME,
             "Este valor ya alcanza la meta prevista para 2024 (49.1 %)."),
    Sentence("II, OP.03", "el OP.03 presenta información de 1 servicio", SAME,
             "Del OP.03 se cuenta con información de un servicio"),
    Sentence("II, SS.03.01.02", "a través de sus 2 indicadores, logró superar sus metas", SAME,
             "El servicio, a cargo del JNE, se mide con 2 indicadores: ambos superaron su meta."),
    Sentence("II, SS.03.01.02", "tasa de paridad de 14.3, avance de 4766.7%, meta 0.30", SAME,
             "fue 14.30, 14.00 por encima de la meta de 0.30 (avance: 4 766.7 %)."),
    Sentence("II, SS.03.01.02", "superar la meta programada en el 2030 (0.45)", SAME,
             "Este valor ya alcanza incluso la meta final, la de 2030 (0.45)."),
    Sentence("II, SS.03.01.02", "18.1% de las capacitaciones, avance de 225.6%, meta 8.0%", OTHER,
             "fue 18.1 %, 10.1 pp por encima de la meta de 8.0 % (avance: 226.3 %).", ROUNDED),
    Sentence("II, SS.03.01.02", "superar la meta programada en el 2030 (12.0%)", SAME,
             "Este valor ya alcanza incluso la meta final, la de 2030 (12.0 %)."),
    Sentence("II, OP.04", "el OP.04 presenta información de 1 servicio", SAME,
             "Del OP.04 se cuenta con información de un servicio"),
    Sentence("II, SS.04.03.01", "el 100% de las mujeres evaluadas, avance de 125.0%, meta 80.0%", SAME,
             "fue 100.0 %, 20.0 pp por encima de la meta de 80.0 % (avance: 125.0 %)."),
    Sentence("II, SS.04.03.01", "superar la meta del 2030 (90.0%)", SAME,
             "Este valor ya alcanza incluso la meta final, la de 2030 (90.0 %)."),
    Sentence("II, OP.05", "el OP.05 presenta información de 3 servicios, de los cuales 2 lograron cumplir", OTHER,
             "Del OP.05 se cuenta con información de 3 servicios: 2 alcanzaron sus metas solo en parte y uno no "
             "alcanzó ninguna de sus metas.", "cada uno de los 2 alcanzó la meta de 1 de sus 2 indicadores"),
    Sentence("II, SS.05.03.01", "2 indicadores, de los cuales solo en 1 se logró superar la meta", SAME,
             "El servicio, a cargo del MIMP, se mide con 2 indicadores: uno superó su meta y el otro no la alcanzó"),
    Sentence("II, SS.05.03.01", "fue de 13.1%, avance de 291.3%, meta 4.5%", OTHER,
             "fue 13.1 %, 8.6 pp por encima de la meta de 4.5 % (avance: 291.1 %).", ROUNDED),
    Sentence("II, SS.05.03.01", "superar la meta del 2024 (10.5%)", SAME,
             "Este valor ya alcanza la meta prevista para 2024 (10.5 %)."),
    Sentence("II, SS.05.04.01", "2 indicadores, de los cuales solo en 1 se logró superar la meta", SAME,
             "de SERVIR, se mide con 2 indicadores: uno superó su meta y del otro no se cuenta con información."),
    Sentence("II, SS.05.04.01", "fue del 98.5%, avance de 121.6%, meta 81.0% (superior en 17.5 pp)", SAME,
             "fue 98.5 %, 17.5 pp por encima de la meta de 81.0 % (avance: 121.6 %)."),
    Sentence("II, SS.05.04.01", "superar la meta programada en el 2030 (86.0%)", SAME,
             "Este valor ya alcanza incluso la meta final, la de 2030 (86.0 %)."),
)
ALTERNATIVES = (
    Sentence("III, OP.01", "5 servicios no lograron superar sus metas", SAME,
             "En el OP.01, 5 servicios no alcanzaron la meta de al menos un indicador: SS.01.01.03, SS.01.02.02, "
             "SS.01.02.03 y SS.01.02.05, a cargo del Programa Nacional AURORA, del MIMP; y SS.01.01.07, a cargo del "
             "MINJUSDH."),
    Sentence("III, SS.01.01.03", "se mide a través de 2 indicadores", SAME,
             "Ninguno de sus 2 indicadores alcanzó su meta."),
    Sentence("III, SS.01.01.03", "108 supervisiones y asistencias técnicas: 37 presenciales y 71 virtuales", TYPED,
             "Realizar 108 supervisiones con asistencia técnica en todo el país: 37 presenciales y 71 virtuales."),
    Sentence("III, SS.01.01.07", "se mide a través de 2 indicadores", SAME,
             "El servicio, a cargo del MINJUSDH, se mide con 2 indicadores: ninguno alcanzó su meta (véase la sección "
             "III)."),
    Sentence("III, SS.01.02.05", "una atención ininterrumpida las 24 horas del día", TYPED,
             "garantizar atención continua durante las 24 horas."),
    Sentence("III, SS.01.02.02", "2 indicadores, sin embargo, solo 1 no logró cumplir con la meta", SAME,
             "No alcanzó su meta uno de sus 2 indicadores."),
    Sentence("III, SS.01.02.02", "no se realizaron entre enero y marzo del 2021", TYPED,
             "en el primer trimestre de 2021 no las hubo"),
    Sentence("III, OP.04", "SS.04.03.01: 2 indicadores, de los cuales 1 no cumplió con la meta", SAME,
             "En el OP.04, un servicio no alcanzó la meta de al menos un indicador: SS.04.03.01, a cargo del MTPE."),
    Sentence("III, OP.05", "2 servicios no lograron sus metas", SAME,
             "En el OP.05, 2 servicios no alcanzaron la meta de al menos un indicador"),
    Sentence("III, SS.05.01.01", "2 indicadores, en los cuales no se logró superar la meta", SAME,
             "de la Dirección General de Transversalización del Enfoque de Género (DGTEG), del MIMP, se mide con 2 "
             "indicadores: ninguno alcanzó su meta"),
    Sentence("III, SS.05.01.01", "0.0% (meta 5.0%)", SAME,
             "fue 0.0 %, 5.0 pp por debajo de la meta de 5.0 % (avance: 0.0 %)."),
    Sentence("III, SS.05.01.01", "fue de 0.32%, avance del 6.4%, meta 5.0% (debajo en 4.7 pp)", OTHER,
             "fue 0.32 %, 4.68 pp por debajo de la meta de 5.00 % (avance: 6.4 %).",
             "la brecha lleva los decimales del valor"),
    Sentence("III, SS.05.03.01", "no logró superar sus metas (sin decir cuál)", OTHER,
             "El valor de 2021 del indicador ISS.05.03.01.02, sin nombre registrado, no consta en los datos "
             "publicados.", "se dice qué indicador es y que de él no se publicó más"),
)
# fmt: on

SENTENCES = (*SUMMARY, *OBJECTIVES, *SERVICES, *ALTERNATIVES)
