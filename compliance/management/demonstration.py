"""What the demonstration loads, and how to tell a database that holds only that from any other."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.choices import Role
from compliance.management import samples
from compliance.models import (
    Assignment,
    Baseline,
    Entity,
    Indicator,
    Policy,
    ProgressEntry,
    ReportEdition,
    Signatory,
    Target,
    User,
)

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
CATALOGUE = FIXTURES / "pnig-catalogo"
PROGRESS = FIXTURES / "pnig-avances-2021"
POLICY = "PNIG"
YEAR = 2021
FIRST_DAY = date(2022, 1, 1)

DOMAIN = "demo.example"
PASSWORD = "igualdad-demo-2022"  # noqa: S105 (printed on purpose, and good for the demonstration alone)


class Account(NamedTuple):
    """A person of the demonstration: what for, and of which entity or unit."""

    name: str
    role: Role | None
    entity: str | None = None

    @property
    def email(self) -> str:
        return f"{self.name}@{DOMAIN}"

    @property
    def description(self) -> str:
        if self.role is None:
            return _("Administración")
        return f"{self.role.label} · {self.entity}" if self.entity else str(self.role.label)


FOCAL_ENTITIES = ("AURORA", "DGTEG", "JNE", "MIMP", "MINCETUR", "MINEDU", "MINJUSDH", "MINSA", "MTPE", "SERVIR")
ACCOUNTS = (
    Account("administracion", None),
    Account("revision", Role.REVIEWER, "DGTEG"),
    Account("revision2", Role.REVIEWER, "AURORA"),
    Account("lectura", Role.READER),
    *(Account(acronym.lower(), Role.FOCAL_POINT, acronym) for acronym in FOCAL_ENTITIES),
)

# Who gives the vistos buenos of a report, by office: the demonstration names nobody.
SIGNATORIES = (
    _("Dirección General de Transversalización del Enfoque de Género"),
    _("Oficina General de Planeamiento y Presupuesto"),
    _("Viceministerio de la Mujer"),
)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two demonstrations that start together on one database take turns."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('compliance.demonstration'))")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('compliance.demonstration'))")


def _has_tables() -> bool:
    return User._meta.db_table in connection.introspection.table_names()


def _other_tables() -> bool:
    """Whether another application keeps its data here."""
    ours = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    known = ours | {MigrationRecorder.Migration._meta.db_table}
    return not known.issuperset(connection.introspection.table_names())


def _holds_nothing() -> bool:
    return not any(model.objects.exists() for model in (User, Policy, Entity))


def _nobody() -> bool:
    return not User.objects.exists()


def _other_people() -> bool:
    return User.objects.exclude(email__endswith=f"@{DOMAIN}").exists()


def _other_policies() -> bool:
    return Policy.objects.exclude(code=POLICY).exists()


def _rows_of(sheet: Path) -> int:
    with sheet.open(encoding="utf-8", newline="") as file:
        return sum(1 for _row in csv.DictReader(file))


# What nobody adds by using the demonstration's pages: each table with the sheet that fills it.
SHEETS: dict[Path, Callable[[], int]] = {
    CATALOGUE / "Entidades.csv": Entity.objects.count,
    CATALOGUE / "Indicadores.csv": Indicator.objects.count,
    CATALOGUE / "LineasBase.csv": Baseline.objects.count,
    CATALOGUE / "Metas.csv": Target.objects.count,
    PROGRESS / "Avances.csv": lambda: ProgressEntry.objects.historical().count(),
}


def _other_rows() -> bool:
    return any(count() > _rows_of(sheet) for sheet, count in SHEETS.items())


def _is_incomplete(folder: Path) -> bool:
    return any(count() < _rows_of(sheet) for sheet, count in SHEETS.items() if sheet.parent == folder)


SIGNS_OF_OTHER_DATA: tuple[tuple[Callable[[], bool], str], ...] = (
    (_nobody, _("tiene un catálogo y ninguna persona")),
    (_other_people, _("hay personas que no son de la demostración")),
    (_other_policies, _("hay políticas que no son de la demostración")),
    (_other_rows, _("hay datos que no son de la demostración")),
)


def foreign_data() -> list[str]:
    """Signs that the database serves something else than the demonstration; none where it is new."""
    if _other_tables():
        return [_("hay tablas de otra aplicación")]
    if not _has_tables() or _holds_nothing():
        return []
    return [sign for found, sign in SIGNS_OF_OTHER_DATA if found()]


def _load_account(account: Account) -> User:
    existing = User.objects.filter(email=account.email).first()
    if existing is not None:
        return existing
    create = User.objects.create_user if account.role else User.objects.create_superuser
    user = create(account.email, PASSWORD, first_name=account.description)
    if account.role:
        entity = Entity.objects.get(acronym=account.entity) if account.entity else None
        Assignment.objects.create(
            user=user,
            role=account.role,
            entity=entity,
            starts_on=FIRST_DAY,
            designation=_("Designación de muestra"),
            confirmed_at=timezone.now(),
        )
    return user


def _load_signatories(policy: Policy) -> None:
    """Only where the policy has none, so that whoever changed the list keeps it."""
    if not policy.signatories.exists():
        for position, office in enumerate(SIGNATORIES, 1):
            Signatory.objects.create(policy=policy, position=position, office=office)


def _is_published() -> bool:
    """Whether somebody tried publishing: the year's history is then as it was, and no longer imported."""
    return ReportEdition.objects.published().filter(policy__code=POLICY, year=YEAR).exists()


@transaction.atomic
def load() -> None:
    """Loads what is missing; a second time changes nothing, not even what somebody changed in the meantime."""
    if _is_incomplete(CATALOGUE):
        call_command("import_catalogue", str(CATALOGUE), verbosity=0)
    if _is_incomplete(PROGRESS) and not _is_published():
        call_command("import_progress", str(PROGRESS), verbosity=0)
    people = {account: _load_account(account) for account in ACCOUNTS}
    focal_points = {one.entity: user for one, user in people.items() if one.role == Role.FOCAL_POINT and one.entity}
    reviewer = next(user for one, user in people.items() if one.role == Role.REVIEWER)
    policy = Policy.objects.get(code=POLICY)
    _load_signatories(policy)
    samples.load(policy, focal_points, reviewer)
