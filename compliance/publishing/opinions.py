"""What entities say of their extract of a prepared edition: agree, or object and say why. The last word counts.

An objection outlives a preparation that was discarded: it stands against the next one until it is withdrawn.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.choices import EditionStatus
from compliance.formatting import day
from compliance.models import EditionOpinion, Entity, Indicator, ReportEdition, Service
from compliance.models.editions import EditionQuerySet
from compliance.models.people import inside

HEAVY = ("edition__figures", "edition__document")


@dataclass(frozen=True, slots=True)
class Asked:
    """An entity whose extract is shown to it, the codes of what it answers for, and its last word."""

    entity: Entity
    codes: frozenset[str]
    opinion: EditionOpinion | None = None


def _in_charge(edition: ReportEdition, figures: Mapping[str, Any]) -> dict[int, set[str]]:
    """The codes of indicators and services in the report, by the entity or unit that answers for them."""
    reported = {row["code"] for name in ("indicators", "services") for row in figures[name]}
    indicators = Indicator.objects.filter(policy=edition.policy_id).values_list("entity_id", "code")
    services = Service.objects.filter(policy=edition.policy_id)
    rows = [
        *indicators,
        *(
            (unit or entity, code)
            for unit, entity, code in services.values_list("organisational_unit_id", "entity_id", "code")
        ),
    ]
    found: dict[int, set[str]] = {}
    for entity, code in rows:
        if code in reported:
            found.setdefault(entity, set()).add(code)
    return found


def last_words(edition: ReportEdition) -> dict[int, EditionOpinion]:
    """Each entity's newest opinion."""
    return {one.entity_id: one for one in edition.opinions.select_related("entity", "by").order_by("at", "pk")}


def asked_entities(edition: ReportEdition, figures: Mapping[str, Any]) -> list[Asked]:
    """The entities and units that answer for something in the report, by acronym; a unit's codes are above it too."""
    entities = list(Entity.objects.order_by("acronym"))
    own, members, said = _in_charge(edition, figures), inside(entities), last_words(edition)
    return [
        Asked(entity, frozenset().union(*(own.get(unit, set()) for unit in members[entity.pk])), said.get(entity.pk))
        for entity in entities
        if entity.pk in own
    ]


def _given_up_before(edition: ReportEdition) -> EditionQuerySet:
    """The discarded preparations of the same year since its last published edition."""
    same = ReportEdition.objects.of(edition.policy, edition.year).filter(prepared_at__lt=edition.prepared_at)
    published = same.published().aggregate(last=Max("decided_at"))["last"]
    found = same.filter(status=EditionStatus.DISCARDED)
    return found.filter(prepared_at__gt=published) if published else found


def standing_objections(edition: ReportEdition) -> list[EditionOpinion]:
    """Objections that are an entity's last word on this preparation and those discarded before it, by acronym."""
    about = Q(edition=edition) | Q(edition__in=_given_up_before(edition))
    rows = EditionOpinion.objects.filter(about).select_related("entity", "edition").defer(*HEAVY)
    last = {one.entity_id: one for one in rows.order_by("at", "pk")}
    return sorted((one for one in last.values() if not one.agrees), key=lambda one: one.entity.acronym)


def objection_in_words(objection: EditionOpinion, edition: ReportEdition) -> str:
    """Who objects and to what; of an earlier preparation also when, and to which."""
    words = {"entity": objection.entity.acronym, "text": objection.text, "day": _day_of(objection.at)}
    if objection.edition_id == edition.pk:
        return _("%(entity)s: %(text)s") % words
    said = _("%(entity)s, el %(day)s, sobre la preparación del %(prepared)s, que se descartó: %(text)s")
    return said % {**words, "prepared": _day_of(objection.edition.prepared_at)}


def _day_of(at: datetime) -> str:
    return day(timezone.localdate(at))


def answers_in_words(asked: Collection[Asked]) -> str:
    """`Respondieron 6 de 11; objetan 2.`; empty where nobody was asked."""
    said = [one.opinion for one in asked if one.opinion]
    objecting = sum(not one.agrees for one in said)
    answered = ngettext("Respondió %(n)s de %(all)s", "Respondieron %(n)s de %(all)s", len(said))
    objects = ngettext("; objeta %(n)s", "; objetan %(n)s", objecting) % {"n": objecting} if objecting else ""
    return f"{answered % {'n': len(said), 'all': len(asked)}}{objects}." if asked else ""


def asked_now(entities: Collection[int]) -> Iterator[tuple[ReportEdition, Asked]]:
    """The editions in preparation that any of these entities may still answer about, with what each is asked."""
    open_now = ReportEdition.objects.prepared().filter(preview_until__gte=timezone.localdate())
    for edition in open_now.select_related("policy").defer("document").order_by("preview_until", "pk"):
        for one in asked_entities(edition, json.loads(edition.figures)):
            if one.entity.pk in entities:
                yield edition, one


def entities_of(asked: Iterable[Asked]) -> list[int]:
    return [one.entity.pk for one in asked]
