"""As many rows as asked for in every table, each hanging from another row than the next."""

from datetime import timedelta
from typing import Any

from django.db.models import Model
from django.utils import timezone

from compliance.choices import Block, EditionStatus, EntryStatus, EvidenceKind, Role
from compliance.models import (
    AdoptedMeasure,
    Assignment,
    Baseline,
    EditionFile,
    EditionOpinion,
    Entity,
    EntryEvent,
    Evidence,
    Extension,
    Guideline,
    ImprovementAction,
    Indicator,
    Notice,
    Observation,
    Policy,
    PriorityObjective,
    ProgressEntry,
    Protocol,
    ReportEdition,
    ReportingCycle,
    ReturnedDocument,
    SectionText,
    SeriesBreak,
    Service,
    ServiceEntry,
    Signatory,
    SignedCopy,
    StatedChange,
    StatedFigure,
    Submission,
    Target,
    User,
    Waiver,
)
from tests.publishing.published import decide

HISTORY = {"year": 2021, "status": EntryStatus.APPROVED}


def many_rows(first: int, last: int) -> None:
    """Rows from number `first` to number `last - 1`."""
    numbers = range(first, last)
    now = timezone.now()

    def rows(model: type[Model], **columns: Any) -> list[Any]:
        """One row for each number; a column that differs from row to row is a function of the row's place."""
        made = (
            model(**{name: value(at) if callable(value) else value for name, value in columns.items()})
            for at in range(len(numbers))
        )
        return model._default_manager.bulk_create(made)

    def code(prefix: str) -> Any:
        return lambda at: f"{prefix}.{numbers[at]}"

    users = rows(User, email=lambda at: f"persona{numbers[at]}@example.org")
    roots = rows(Entity, acronym=code("E"), name="Entidad")
    units = rows(Entity, acronym=code("U"), parent=lambda at: roots[at])
    policies = rows(Policy, code=code("P"), lead_entity=lambda at: roots[at])
    of = {"policy": lambda at: policies[at], "name": "Un nombre largo " * 20}
    objectives = rows(PriorityObjective, code=code("OP"), **of)
    guidelines = rows(Guideline, code=code("L"), objective=lambda at: objectives[at], **of)
    responsible = {"entity": lambda at: roots[at]}
    unit = {"organisational_unit": lambda at: units[at]}
    services = rows(Service, code=code("S"), guideline=lambda at: guidelines[at], **responsible, **unit, **of)
    indicators = rows(Indicator, code=code("I"), service=lambda at: services[at], **responsible, **of)
    rows(Indicator, code=code("IO"), objective=lambda at: objectives[at], **responsible, **of)
    rows(Baseline, indicator=lambda at: indicators[at], year=2020, value=1)
    rows(Target, indicator=lambda at: indicators[at], year=2021, value=2)
    rows(Target, indicator=lambda at: indicators[at], year=2022)
    rows(Protocol, service=lambda at: services[at], approved_on="2021-12-31")
    rows(Assignment, user=lambda at: users[at], role=Role.FOCAL_POINT, entity=lambda at: units[at])
    dates = {"opens_at": now, "due_at": now + timedelta(1), "closes_at": now + timedelta(2)}
    cycles = rows(ReportingCycle, policy=lambda at: policies[at], year=2022, **dates)
    in_cycle = {"cycle": lambda at: cycles[at], "entity": lambda at: roots[at]}
    rows(Extension, **in_cycle, closes_at=now, reason="Motivo", granted_by=lambda at: users[at])
    entries = rows(ProgressEntry, indicator=lambda at: indicators[at], value=3, **HISTORY)
    in_2022 = {"year": 2022, "cycle": lambda at: cycles[at]}
    rows(ProgressEntry, indicator=lambda at: indicators[at], **in_2022)
    service_entries = rows(ServiceEntry, service=lambda at: services[at], **HISTORY)
    rows(ServiceEntry, service=lambda at: services[at], **in_2022)
    about = {"entry": lambda at: entries[at]}
    rows(AdoptedMeasure, **about, position=1, text="Una medida")
    rows(ImprovementAction, **about, position=1, text="Una acción")
    rows(ImprovementAction, service_entry=lambda at: service_entries[at], position=1, text="Otra")
    rows(StatedChange, **about, since=2020, change="0.1")
    rows(StatedFigure, policy=lambda at: policies[at], year=2021, key="counts.all.total", value="1")
    sent = {"code": code("C"), "sent_by": lambda at: users[at], "contents": {}, "digest": "0"}
    sendings = rows(Submission, **in_cycle, **sent)
    by = {"by": lambda at: users[at]}
    moves = {"from_status": EntryStatus.READY, "to_status": EntryStatus.SUBMITTED, "verb": "submit"}
    rows(EntryEvent, **about, **moves, **by, submission=lambda at: sendings[at])
    rows(Observation, service_entry=lambda at: service_entries[at], block=Block.VALUE, text="¿?", **by)
    paper = {"kind": EvidenceKind.REPORT, "title": "Informe", "link": "https://example.org"}
    rows(Evidence, **about, **paper, added_by=lambda at: users[at])
    rows(Notice, key=code("N"), to=lambda at: users[at], subject="Aviso", body="Texto")
    _many_of_editions(rows, policies, roots, users, indicators)


def _many_of_editions(rows: Any, policies: Any, roots: Any, users: Any, indicators: Any) -> None:
    of_year = {"policy": lambda at: policies[at], "year": 2021}
    rows(Signatory, policy=lambda at: policies[at], position=1, office="Dirección")
    rows(SeriesBreak, indicator=lambda at: indicators[at], year=2021)
    prepared = {"figures": "{}", "document": "{}", "sha256": "0", "software_version": "1"}
    editions = rows(ReportEdition, **of_year, **prepared, prepared_by=lambda at: users[at])
    kept = {"edition": lambda at: editions[at], "content": b"%PDF", "size": 4, "sha256": "1"}
    rows(EditionFile, **kept, format_name="pdf")
    opinion = {"edition": lambda at: editions[at], "entity": lambda at: roots[at], "agrees": True}
    rows(EditionOpinion, **opinion, by=lambda at: users[at])
    approver, _made = User.objects.get_or_create(email="aprueba@example.org")
    for edition in editions:
        decide(edition, EditionStatus.PUBLISHED, by=approver, number=1)
    rows(SignedCopy, **kept, file_name="firmado.pdf", kept_by=lambda at: users[at])
    by = {"written_by": lambda at: users[at], "confirmed_by": lambda at: users[at]}
    rows(SectionText, **of_year, anchor="resumen", text="Texto", **by)
    reason = {"message": "Falta", "reason": "Motivo", "office": "Dirección", "by": lambda at: users[at]}
    rows(Waiver, **of_year, code="sin-meta", subject="IOP", **reason)
    received = {"sha256": "2", "changes": [], "received_by": lambda at: users[at]}
    rows(ReturnedDocument, **of_year, file_name="reporte.docx", **received)
