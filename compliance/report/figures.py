"""A policy-year as frozen figures and texts: what every later stage of the report works on. Nothing here reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from compliance.calculation.reconciliation import Reconciled
from compliance.calculation.since import Changes, changes_since
from compliance.calculation.year import YearAssessment
from compliance.choices import Achievement
from compliance.findings import Finding
from compliance.findings.waivers import Waiver


@dataclass(frozen=True, slots=True)
class PolicyHeader:
    """The policy as the report's header presents it."""

    code: str
    name: str
    lead_entity: str
    lead_entity_name: str
    legal_instrument: str
    legal_instrument_date: date | None
    public_problem: str


@dataclass(frozen=True, slots=True)
class Texts:
    """What people wrote for the report, by code of indicator or service; only for what is in scope."""

    measures: Mapping[str, tuple[str, ...]]
    actions: Mapping[str, tuple[str, ...]]
    explanations: Mapping[str, str]
    context: Mapping[str, str]
    notes: Mapping[str, str]
    paragraphs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved an indicator's entry, and on which day in Lima."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Act:
    """How a service's protocol was approved; where only the year is known, the day is its 31 December."""

    approved_on: date
    only_year_known: bool
    legal_instrument: str


@dataclass(frozen=True, slots=True)
class Resources:
    """What an entity reported for a service, in soles; either may be unknown."""

    modified: Decimal | None
    executed: Decimal | None


@dataclass(frozen=True, slots=True)
class Edit:
    """A passage in a reviewer's words, with tokens, and the generated one that it was written or confirmed beside."""

    text: str
    generated: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything a report of a policy-year says with numbers, and the texts that go with them.

    `names` are those of objectives, services and entities by code or acronym; `units_in_charge` the acronym of the
    unit that delivers a service; `expected_on` the announced day of values that are due later, by indicator.
    `articles` are those of entities that the catalogue states, by acronym.
    `answering`, `sources` and `approvals` are by indicator: the acronym of the entity or unit that answers for it,
    where its value comes from, and who approved it. `series_sources` are by indicator, kind (`value`, `target`,
    `baseline`) and year: where the figures of its series come from. `protocols` and `resources` are by service,
    `edits` by the address of a passage (`resumen/balance`). `reconciliation` holds what a past report published of the
    year, beside what comes out here; nothing where none did. `earlier` are the statuses in the report of the year
    before, by indicator; None where there was no such report. `inside` are, of every entity or unit, its own acronym
    and those of the units below. `closed_on` is, of the indicators of which nothing was sent, the day of the close.
    """

    policy: PolicyHeader
    year: int
    result: YearAssessment
    findings: tuple[Finding, ...]
    texts: Texts
    names: Mapping[str, str]
    units_in_charge: Mapping[str, str]
    expected_on: Mapping[str, date]
    articles: Mapping[str, str] = field(default_factory=dict)
    answering: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    series_sources: Mapping[str, Mapping[str, Mapping[int, str]]] = field(default_factory=dict)
    approvals: Mapping[str, Approval] = field(default_factory=dict)
    protocols: Mapping[str, Act] = field(default_factory=dict)
    resources: Mapping[str, Resources] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    reconciliation: tuple[Reconciled, ...] = ()
    edits: Mapping[str, Edit] = field(default_factory=dict)
    earlier: Mapping[str, Achievement] | None = None
    inside: Mapping[str, frozenset[str]] = field(default_factory=dict)
    closed_on: Mapping[str, date] = field(default_factory=dict)

    @property
    def changes(self) -> Changes | None:
        """What changed since the report of the year before."""
        return None if self.earlier is None else changes_since(self.earlier, self.result.indicators)
