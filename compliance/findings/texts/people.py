"""People named in the masculine as if it were for all, or by halves (narrative, rule 9).

Official names, between quotation marks or in capitals, are written as they are.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _

from compliance.findings.rows import Finding
from compliance.findings.texts.fragments import fragments
from compliance.findings.texts.names import vocabulary
from compliance.findings.texts.reading import Reading

# Nouns that name people in the masculine, and what may be said instead.
INSTEAD = {
    "funcionarios": gettext_lazy("personal funcionario"),
    "servidores": gettext_lazy("personal del servicio civil"),
    "trabajadores": gettext_lazy("personas trabajadoras"),
    "ciudadanos": gettext_lazy("ciudadanía"),
    "beneficiarios": gettext_lazy("personas beneficiarias"),
    "usuarios": gettext_lazy("personas usuarias"),
    "directores": gettext_lazy("equipos directivos"),
    "directivos": gettext_lazy("personal directivo"),
    "profesores": gettext_lazy("personal docente"),
    "maestros": gettext_lazy("personal docente"),
    "alumnos": gettext_lazy("estudiantado"),
    "niños": gettext_lazy("niñez"),
    "promotores": gettext_lazy("equipo de promoción"),
    "facilitadores": gettext_lazy("equipo de facilitación"),
    "capacitadores": gettext_lazy("equipo de capacitación"),
    "gestores": gettext_lazy("personal de gestión"),
    "coordinadores": gettext_lazy("equipos de coordinación"),
    "defensores": gettext_lazy("personal de la Defensa Pública"),
    "abogados": gettext_lazy("profesionales del derecho"),
    "psicólogos": gettext_lazy("profesionales de la psicología"),
    "médicos": gettext_lazy("personal médico"),
    "enfermeros": gettext_lazy("personal de enfermería"),
    "alcaldes": gettext_lazy("autoridades municipales"),
    "regidores": gettext_lazy("personas que integran el concejo municipal"),
    "gobernadores": gettext_lazy("autoridades regionales"),
    "consejeros": gettext_lazy("personas que integran el consejo"),
    "pobladores": gettext_lazy("población"),
    "vecinos": gettext_lazy("vecindario"),
    "candidatos": gettext_lazy("candidaturas"),
    "egresados": gettext_lazy("personas egresadas"),
    "empresarios": gettext_lazy("empresariado"),
    "productores": gettext_lazy("personas productoras"),
    "emprendedores": gettext_lazy("personas emprendedoras"),
    "inscritos": gettext_lazy("personas inscritas"),
    "asesores": gettext_lazy("equipo asesor"),
    "hijos": gettext_lazy("hijas e hijos"),
    "policías": gettext_lazy("personal policial"),
    "fiscales": gettext_lazy("personal fiscal"),
    "jueces": gettext_lazy("judicatura"),
    "docentes": gettext_lazy("personal docente"),
    "profesionales": gettext_lazy("equipo profesional"),
    "especialistas": gettext_lazy("equipo especialista"),
    "participantes": gettext_lazy("personas participantes"),
    "estudiantes": gettext_lazy("estudiantado"),
    "adolescentes": gettext_lazy("adolescencia"),
    "jóvenes": gettext_lazy("juventud"),
    "solicitantes": gettext_lazy("personas solicitantes"),
    "asistentes": gettext_lazy("personas asistentes"),
    "integrantes": gettext_lazy("personas integrantes"),
    "representantes": gettext_lazy("representación"),
    "responsables": gettext_lazy("personas responsables"),
    "líderes": gettext_lazy("liderazgos"),
    "dirigentes": gettext_lazy("dirigencias"),
    "pacientes": gettext_lazy("personas atendidas"),
    "migrantes": gettext_lazy("personas migrantes"),
    "analistas": gettext_lazy("equipo de analistas"),
    "evaluadores": gettext_lazy("equipo de evaluación"),
    "operadores": gettext_lazy("personal operador"),
}
NAMED = frozenset(INSTEAD)
# Those that show no gender by themselves count only after a masculine word.
COMMON = vocabulary(
    "policías fiscales docentes profesionales especialistas participantes estudiantes adolescentes jóvenes "
    "solicitantes asistentes integrantes representantes responsables líderes dirigentes pacientes migrantes "
    "analistas jueces"
)
# Masculine words that may be no people, or an adjective of some other noun: they count only after an article too.
DOUBTFUL = vocabulary(
    "directivos promotores facilitadores gestores médicos asesores operadores productores evaluadores inscritos"
)
MASCULINE = (
    r"(?:los|unos|estos|esos|dichos|algunos|varios|muchos|todos|nuestros|aquellos|cuyos|otros|ciertos|nuevos|mismos)"
)
QUALITY = r"(?:nuevos|mismos|propios|distintos|diversos|diferentes|potenciales|futuros|demás|principales|jóvenes)"
PEOPLE = re.compile(
    rf"(?<![\w/@-])(?P<article>{MASCULINE}\s+(?:{QUALITY}\s+)?)?(?P<noun>{'|'.join(INSTEAD)})(?![\w/@(-])"
)
NOT_PEOPLE = re.compile(
    r"(?:servidores\s+(?:inform[aá]ticos|web|de\s+(?:datos|correo|archivos|aplicaciones)|virtuales|f[ií]sicos)|"
    r"(?:usuarios\s+y\s+contraseñas)|operadores\s+(?:log[ií]sticos|l[oó]gicos|de\s+telefon[ií]a)|estados\s+fiscales)"
)
# Both genders named in full.
PAIRED = re.compile(
    r"\b(?:niñas|funcionarias|servidoras|trabajadoras|ciudadanas|beneficiarias|usuarias|directoras|profesoras|maestras|alumnas|"
    r"promotoras|facilitadoras|gestoras|coordinadoras|defensoras|abogadas|psicólogas|médicas|alcaldesas|regidoras|gobernadoras|"
    r"consejeras|pobladoras|vecinas|candidatas|egresadas|empresarias|productoras|emprendedoras|inscritas|asesoras|hijas|"
    r"enfermeras|lideresas|capacitadoras|evaluadoras|operadoras|juezas|mujeres)\b"
)
SPLIT = re.compile(
    r"\b(?:los\s+y\s+las|las\s+y\s+los|las\s+o\s+los|los\s+o\s+las|el\s+o\s+la|la\s+o\s+el|los/las?|las/los|el/la|la/el|"
    r"del/la|al/la|un/una|unos/as|todos/as|todas/os)\b|\b\w{3,}[oe]s?[/(]as?\)?(?!\w)|\b\w{3,}as?[/(]os?\)?(?!\w)|\b\w{3,}or(?:es)?/as?\b|"
    r"\b\w{3,}@s?\b(?!\w*\.\w)"
)
# One of these stands in every match.
BY_HALVES = ("/", "@", "(a", "(o", " y las ", " y los ", " o las ", " o los ", " o la ", " o el ")
PROPER = re.compile(r"[A-ZÁÉÍÓÚÑ]")


def _is_in_a_name(found: re.Match[str], reading: Reading) -> bool:
    """Whether it is part of the name of an institution or a norm, which is written as it is."""
    start = found.start("noun")
    return bool(PROPER.match(reading.passage.text[start]))


def _is_generic(found: re.Match[str], reading: Reading) -> bool:
    noun, article = found.group("noun"), found.group("article")
    if not article and (noun in COMMON or noun in DOUBTFUL):
        return False
    text = reading.text
    around = text[max(0, found.start() - 45) : found.end() + 45]
    return not (PAIRED.search(around) or NOT_PEOPLE.match(text, found.start("noun")) or _is_in_a_name(found, reading))


def masculine_people(reading: Reading) -> Iterator[Finding]:
    """People named in the masculine as if it were for all."""
    if reading.words.isdisjoint(NAMED):
        return
    found = [one for one in PEOPLE.finditer(reading.text) if _is_generic(one, reading)]
    if quotes := reading.quotes(found):
        yield reading.finding(
            "masculine_people",
            _("El texto nombra a las personas en masculino (%(quote)s): ¿puede decirse %(instead)s?"),
            quote=quotes,
            instead=fragments(INSTEAD[one.group("noun")] for one in found),
        )


def split_people(reading: Reading) -> Iterator[Finding]:
    """`los y las`, `o/a`: people named twice by halves (narrative, rule 9)."""
    if not any(map(reading.text.__contains__, BY_HALVES)):
        return
    if quotes := reading.quotes(SPLIT.finditer(reading.text)):
        template = _("El texto desdobla el género (%(quote)s): ¿puede usarse un colectivo o «personas»?")
        yield reading.finding("split_people", template, quote=quotes)
