"""What changed since the report of the year before (narrative, K11): its scope first, then what became of the rest."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.calculation.since import Changes
from compliance.report.document import Figure
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.parts import Parts, Series, count, phrase, sentence

SCOPE_KINDS = ("entered", "left")
# In the order in which they are told.
KINDS = ("gained", "lost", "newly_known", "no_longer_known")
# What a kind need not name again where the one before it has just been told.
SAME_NOUN = {"lost": "gained", "no_longer_known": "newly_known"}


def changed(story: Story, changes: Changes, kind: str) -> Figure:
    """How many indicators changed in that way."""
    return count(len(getattr(changes, kind)), f"{story.figures.policy.code}.changes.{kind}")


def _scope_template(entered: int, left: int) -> str:
    came = ngettext("se incorpora al alcance un indicador", "se incorporan al alcance %(entered)s indicadores", entered)
    if not left:
        return came
    if not entered:
        return ngettext("sale del alcance un indicador", "salen del alcance %(left)s indicadores", left)
    another = _("%(came)s y sale otro")
    went = another if entered == 1 else _("%(came)s y sale uno")
    return (went if left == 1 else _("%(came)s y salen %(left)s")).replace("%(came)s", came)


def scope_changed(story: Story, changes: Changes) -> Parts | None:
    """Who entered the scope and who left it."""
    entered, left = len(changes.entered), len(changes.left)
    if not entered and not left:
        return None
    return sentence(
        _("Respecto del reporte de %(year)s, %(moved)s.").replace("%(moved)s", _scope_template(entered, left)),
        year=story.year - 1,
        entered=changed(story, changes, "entered"),
        left=changed(story, changes, "left"),
    )


def _did(kind: str, number: int, *, again: bool) -> str:
    met = _("alcanzarla") if again else _("alcanzar su meta")
    known = _("contar con ella") if again else _("contar con información")
    began, stopped = (
        ngettext("pasó a %(do)s", "pasaron a %(do)s", number),
        ngettext("dejó de %(do)s", "dejaron de %(do)s", number),
    )
    template, done = {
        "gained": (began, met),
        "lost": (stopped, met),
        "newly_known": (began, known),
        "no_longer_known": (stopped, known),
    }[kind]
    return template % {"do": done}


def _clause(story: Story, changes: Changes, kind: str, before: str, *, names_the_unit: bool) -> Parts:
    number = len(getattr(changes, kind))
    who = ngettext("un indicador", "%(n)s indicadores", number) if names_the_unit else ngettext("uno", "%(n)s", number)
    did = _did(kind, number, again=SAME_NOUN.get(kind) == before)
    return phrase(f"{who} {did}", n=changed(story, changes, kind))


def _clauses(story: Story, changes: Changes, *, names_the_unit: bool) -> tuple[Parts, ...]:
    told = [kind for kind in KINDS if getattr(changes, kind)]
    return tuple(
        _clause(story, changes, kind, before, names_the_unit=names_the_unit and not before)
        for before, kind in zip(("", *told), told, strict=False)
    )


def states_changed(story: Story, changes: Changes) -> Parts | None:
    """What became of the indicators that are in both reports; silent where there are none."""
    is_same_scope = not changes.entered and not changes.left
    if clauses := _clauses(story, changes, names_the_unit=is_same_scope):
        template = _("Respecto del reporte de %(year)s, %(said)s.") if is_same_scope else _("De los demás, %(said)s.")
        return sentence(template, year=story.year - 1, said=Series(clauses))
    if not changes.kept or changes.otherwise:
        return None
    if is_same_scope:
        return sentence(
            _("Respecto del reporte de %(year)s, ningún indicador cambió de situación."), year=story.year - 1
        )
    return sentence(_("De los demás, ninguno cambió de situación."))


def since_last_report(story: Story) -> Iterator[Parts | None]:
    """Silent where the year before had no report, and in a year of which nothing is known."""
    changes = story.figures.changes
    if changes is not None and story.figures.result.all.with_information:
        yield scope_changed(story, changes)
        yield states_changed(story, changes)
