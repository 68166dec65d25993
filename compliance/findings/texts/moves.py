"""The words that tell of a change, `aumentó`, `se ha reducido`, `registrando un descenso`: which change, and of whom.

Whether it came to pass is judged in `values`; of a budget or of anything else that moved nothing is said.
"""

import re
from enum import Enum
from functools import lru_cache

from compliance.findings.texts.names import WORD, Name, vocabulary
from compliance.findings.texts.subjects import LEVEL_VERB, Subject, subject, subject_of_level


class Move(Enum):
    UP = "up"
    DOWN = "down"
    SAME = "same"
    ALIKE = "alike"
    BETTER = "better"
    WORSE = "worse"
    TWICE = "twice"
    THRICE = "thrice"
    OTHER = "other"


PAST = {
    Move.UP: r"aument(?:ó|aron)|creci(?:ó|eron)|increment(?:ó|aron)|subi(?:ó|eron)|se\s+elevó|ascendió(?!\s+al?\b)",
    Move.DOWN: r"reduj(?:o|eron)|disminuy(?:ó|eron)|descendi(?:ó|eron)|decreci(?:ó|eron)|baj(?:ó|aron)|cay(?:ó|eron)",
    Move.BETTER: r"mejoró|mejoraron",
    Move.WORSE: r"empeoró|empeoraron|retrocedió|retrocedieron",
    Move.SAME: r"(?:mantuvo|permaneció)\s+(?:estable|igual|constante|invariable|el\s+mismo\s+valor|"
    r"sin\s+(?:cambios?|variaci[oó]n(?:es)?))",
    Move.TWICE: r"duplic(?:ó|aron)",
    Move.THRICE: r"triplic(?:ó|aron)",
    Move.OTHER: r"varió|variaron|cambió",
}
PARTICIPLE = {
    Move.UP: r"aumentado|crecido|incrementado|subido|ascendido(?!\s+al?\b)",
    Move.DOWN: r"reducido|disminuido|descendido|decrecido|bajado|caído",
    Move.BETTER: r"mejorado",
    Move.WORSE: r"empeorado|retrocedido",
    Move.SAME: r"permanecido\s+(?:estable|igual|constante)",
    Move.TWICE: r"duplicado",
    Move.THRICE: r"triplicado",
    Move.OTHER: r"variado",
}
GERUND = {
    Move.UP: r"aumentando|creciendo|increment[aá]ndo(?:se)?|subiendo|elevándose|ascendiendo(?!\s+al?\b)",
    Move.DOWN: r"reduci[eé]ndo(?:se)?|disminuyendo|descendiendo|decreciendo|bajando|cayendo",
    Move.BETTER: r"mejorando",
    Move.WORSE: r"empeorando|retrocediendo",
    Move.SAME: r"(?:manteniéndose|permaneciendo)\s+(?:estable|igual|constante|invariable)",
    Move.TWICE: r"duplic[aá]ndo(?:se)?",
    Move.THRICE: r"triplic[aá]ndo(?:se)?",
}
INFINITIVE = {
    Move.UP: r"aumentar|crecer|incrementar(?:se)?|subir|elevar(?:se)?",
    Move.DOWN: r"reducir(?:se)?|disminuir|descender|bajar",
    Move.BETTER: r"mejorar",
}
NOUN = {
    Move.UP: r"aumento|incremento|crecimiento|alza|subida",
    Move.DOWN: r"reducción|disminución|descenso|caída|baja|decrecimiento",
    Move.BETTER: r"mejora|mejoría",
    Move.WORSE: r"retroceso",
}
A_NOUN = r"\s+(?:una?|la|el)\s+(?:\w+\s+){0,2}?"
HELD = (
    r"(?:hubo|hay|se\s+(?:logró|registró|observó|observa|evidenció|evidencia|obtuvo|produjo|dio|aprecia|presentó|alcanzó)|"
    r"registr[óa]|present[óa]|mostró|muestra|experimentó|tuvo|evidenci[óa]|represent[óa])" + A_NOUN
)
HOLDING = r"(?:registr|present|mostr|experiment|evidenci|represent|logr|signific)ando" + A_NOUN
GOT = r"(?:logró|lograron|permitió|permitieron|consiguió|consiguieron|pudo|ha\s+logrado|ha\s+permitido)\s+"


def _among(kinds: dict[Move, str], prefix: str) -> str:
    return "|".join(f"(?P<{prefix}_{move.value}>{pattern})" for move, pattern in kinds.items())


CLAIM = re.compile(
    r"(?<![\w-])(?P<no>(?:no|tampoco|ni)\s+)?(?P<se>se\s+)?(?:"
    rf"(?:{_among(PAST, 'past')})|"
    rf"(?:ha|han|había|habían)\s+(?:{_among(PARTICIPLE, 'perfect')})|"
    rf"{GOT}(?:{_among(INFINITIVE, 'got')})|"
    rf"(?P<gerund>{_among(GERUND, 'gerund')}|{HOLDING}(?:{_among(NOUN, 'holding')}))|"
    rf"{HELD}(?P<noun>{_among(NOUN, 'noun')})"
    r")\b"
)
SOFTLY = re.compile(
    r"\s*(?:ligera|leve|significativa|notable|considerable|sustancial|sostenida|gradual|progresiva|mínima)mente\b|"
    r"\s*(?:también|además|nuevamente|solo|apenas|tanto|aún\s+más|más|de\s+(?:manera|forma)\s+\w+)\b"
)
# What may follow a verb whose subject stands before it or nowhere.
GOES_ON = re.compile(
    r"\s*(?:$|[,.;:)(]|(?:en|de|a|al|del|hasta|desde|respecto|con|frente|entre|por|durante|tras|debido|gracias|y|o|que|para|"
    r"según|pese|hacia|cerca|alrededor|casi|un(?=\s+\d)|\w+(?=\s+puntos?\s+porcentual))\b|\d)"
)
NOUN_PHRASE = re.compile(r"\s*(?:el|la|los|las|su|sus|este|esta|dicho|dicha)\s+(?P<phrase>[^,.;:()]*)")
PHRASE_END = re.compile(
    r"\s(?:respecto|con|en|frente|entre|desde|hasta|a|al|durante|debido|gracias|por|pues|ya|se|fue|es|para|que|según|de\s+\d)\b"
)
OF_WHAT = re.compile(r"\s*(?:del?|en)\s+(?P<phrase>(?:el\s+|la\s+|los\s+|las\s+)?[a-záéíóúñ][^,.;:()]*)")
# A subject after all the rest: `aumentó respecto de 2020 el número de denuncias`.
LATE = r"[^,;:]*?\b\d{4}\s*(?:\([^)]*\)\s*)?\s%s(?P<phrase>[a-záéíóúñ][^,.;:()]*)"
LATE_SUBJECT = re.compile(LATE % r"(?:el|la|los|las|su|sus)\s+")
LATE_OF_WHAT = re.compile(LATE % r"de(?:l|\s+el|\s+la|\s+los|\s+las)\s+")
# `registrando un descenso, el indicador llegó a`.
AHEAD = re.compile(rf"[^,]*,\s+(?P<phrase>[^,]*?)\s+{LEVEL_VERB.pattern}")
# How the words begin that tell of a change.
STEMS = tuple(
    vocabulary(
        "aument cre increment sub elev eleván ascen alza reduj reduc dismin descen decre baj ca mejor empeor retroc "
        "mantuv manten perman pas vari cambi duplic triplic"
    )
)


def _kind(found: re.Match[str]) -> tuple[str, str]:
    """How the change is told and which it is, from the name of the group that holds it."""
    kind, _bar, move = next(name for name, text in found.groupdict().items() if text and "_" in name).partition("_")
    return kind, move


def move_of(found: re.Match[str]) -> Move:
    return Move(_kind(found)[1])


@lru_cache(maxsize=1 << 14)
def tells_of_change(word: str) -> bool:
    """Whether a word begins as those that tell of a change; only texts with one are looked at further."""
    return word.startswith(STEMS)


@lru_cache(maxsize=1024)
def first_claim(text: str) -> re.Match[str] | None:
    return CLAIM.search(text) if any(map(tells_of_change, WORD.findall(text))) else None


def subject_before(found: re.Match[str], name: Name) -> Subject:
    """Of whom a claim speaks by what stands before it; a gerund, by the verb that it hangs on."""
    before = found.string[: found.start()]
    if not found.group("gerund"):
        return subject(before, name)
    if before.strip():
        return subject_of_level(before, name)
    ahead = AHEAD.match(found.string, found.end())
    return subject(ahead.group("phrase"), name) if ahead else Subject.OTHER


def _head(phrase: str) -> str:
    cut = PHRASE_END.search(phrase)
    return phrase[: cut.start()] if cut else phrase


def _after(found: re.Match[str]) -> str:
    rest = found.string[found.end() :]
    while soft := SOFTLY.match(rest):
        rest = rest[soft.end() :]
    return rest


def subject_behind(found: re.Match[str], name: Name) -> Subject:
    """What follows the verb as its subject or object: `aumentó el número de talleres`."""
    rest = _after(found)
    is_noun = _kind(found)[0] in {"noun", "holding"}
    near, late = (OF_WHAT, LATE_OF_WHAT) if is_noun else (NOUN_PHRASE, LATE_SUBJECT)
    if phrase := near.match(rest) or late.match(rest):
        return subject(_head(phrase.group("phrase")), name)
    return Subject.NOBODY if is_noun or GOES_ON.match(rest) else Subject.OTHER


def end_of_claim(found: re.Match[str], name: Name) -> int:
    """Where the verb ends, with the indicator itself behind it as its subject."""
    start = len(found.string) - len(_after(found))
    phrase = NOUN_PHRASE.match(found.string, start)
    if phrase is None or subject_behind(found, name) != Subject.INDICATOR:
        return found.end()
    return phrase.start("phrase") + len(_head(phrase.group("phrase")))


def who_moved(found: re.Match[str], name: Name) -> Subject:
    """Of whom the claim speaks, from both sides of its verb."""
    sides = {subject_before(found, name), subject_behind(found, name)}
    if Subject.OTHER in sides:
        return Subject.OTHER
    return Subject.INDICATOR if Subject.INDICATOR in sides else Subject.NOBODY
