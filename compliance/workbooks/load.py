"""A workbook into the database: all of it or nothing, in one transaction that a dry run rolls back.

What each sheet holds is in `catalogue.py` and `progress.py`. Here all the problems of a workbook come together.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import ascii_uppercase

from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _
from import_export.results import Result, RowResult
from tablib import Dataset

from compliance.models import Policy, Service
from compliance.workbooks.catalogue import CATALOGUE_SHEETS, Entities, Indicators, Policies
from compliance.workbooks.figures import CellRefused
from compliance.workbooks.files import Book, Sheet, read_with_problems
from compliance.workbooks.grid import written
from compliance.workbooks.outcome import Change, LoadReport, SheetOutcome
from compliance.workbooks.problems import BookRefused, Problem
from compliance.workbooks.progress import PROGRESS_SHEETS, Progress
from compliance.workbooks.readings import Reading, Refusal
from compliance.workbooks.resources import SheetRefused, SheetResource
from compliance.workbooks.scope import PolicyWanted, Scope, Tell, policy_of_code
from compliance.workbooks.units import remeasure, units_of

Resources = Sequence[type[SheetResource]]


def load_catalogue(path: Path, *, policy: str = "", dry_run: bool = False, tell: Tell | None = None) -> LoadReport:
    """The catalogue workbook (contract, section 3). Raises `BookRefused` with all its problems at once.

    The policy is the one of the sheet `Politica`, else the one of the code given, else the only one there is.
    """
    return _load(path, CATALOGUE_SHEETS, policy, dry_run=dry_run, tell=tell)


def load_progress(path: Path, *, policy: str = "", dry_run: bool = False, tell: Tell | None = None) -> LoadReport:
    """The progress workbook (contract, section 4), as approved historical data. Raises `BookRefused`, as above."""
    return _load(path, PROGRESS_SHEETS, policy, dry_run=dry_run, tell=tell)


def load_correction(path: Path, *, policy: str = "", dry_run: bool = False, tell: Tell | None = None) -> LoadReport:
    """The same workbook over the historical data of published years, whose editions stay as they are."""
    return _load(path, PROGRESS_SHEETS, policy, dry_run=dry_run, tell=tell, is_correction=True)


def _load(
    path: Path, resources: Resources, policy: str, *, dry_run: bool, tell: Tell | None, is_correction: bool = False
) -> LoadReport:
    allowed = {resource.sheet: frozenset(resource.headers()) for resource in resources}
    book, problems = read_with_problems(path, allowed)
    with transaction.atomic():
        # Two loads at once would trip over each other's rows: the second waits for the first.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('compliance.workbooks'))")
        load = Load(book, problems, resources, Scope(tell=tell, is_correction=is_correction))
        report = load.run(policy)
        if load.problems:
            order = {resource.sheet: number for number, resource in enumerate(resources)}
            raise BookRefused(sorted(load.problems, key=lambda problem: order.get(problem.sheet, -1)))
        if dry_run:
            transaction.set_rollback(True)
    return report


class Load:
    """One workbook on its way in: its sheets one after the other, and the problems found so far."""

    def __init__(self, book: Book, problems: list[Problem], resources: Resources, scope: Scope) -> None:
        self.sheets = {name: sheet for name, sheet in book.sheets.items() if sheet.rows}
        self.problems = problems
        self.resources = resources
        self.scope = scope
        self.outcomes: list[SheetOutcome] = []
        self.warnings: list[str] = []
        self._doubt(book)

    def run(self, policy: str) -> LoadReport:
        """Every sheet that stands in the book; those of a policy once it is known which."""
        present = [resource for resource in self.resources if resource.sheet in self.sheets]
        for resource in present:
            if not resource.policy_path:
                self._load_sheet(resource)
        of_policy = [resource for resource in present if resource.policy_path]
        if policy or of_policy:
            self.scope.policy = self._policy(policy)
        units = units_of(self.scope.policy) if self.scope.policy and Indicators in of_policy else {}
        for resource in of_policy if self.scope.policy else ():
            self._load_sheet(resource)
        self.problems += self._units_left_outside()
        self._remeasure(units)
        return LoadReport(tuple(self._with_implied()), tuple(self.warnings))

    def _doubt(self, book: Book) -> None:
        """What is unknown because a sheet or a header is misspelt is no second problem."""
        names = {resource.sheet for resource in self.resources}
        has_unknown_sheet = any(problem.sheet not in names for problem in self.problems)
        for resource in self.resources:
            sheet = book.sheets.get(resource.sheet)
            if has_unknown_sheet if sheet is None else not {*resource.needed_headers()} <= {*sheet.headers}:
                self.scope.unread.add(resource.table())
        headers = (problem for problem in self.problems if problem.cell.strip(ascii_uppercase) in ("", "1"))
        self.scope.misspelt.update(problem.sheet for problem in headers)

    def _policy(self, code: str) -> Policy | None:
        sheet = self.sheets.get(Policies.sheet)
        if sheet is None:
            try:
                return policy_of_code(code)
            except CellRefused as refused:
                if Policy in self.scope.unread:
                    return _stand_in()
                found = f"--policy {code}" if code else _("un libro que no dice de qué política es")
                is_of_usage = isinstance(refused, PolicyWanted)
                self.problems.append(
                    Problem("", "", found, refused.accepted, quoted=bool(code), is_of_usage=is_of_usage)
                )
                return None
        first = sheet.rows[0]
        stated = written(first.cells.get("codigo"))
        if code and stated != code:
            accepted = _("la política indicada con --policy: %(code)s") % {"code": code}
            self.problems.append(Problem(sheet.name, sheet.place(first.number, "codigo"), stated, accepted))
        return Policy.objects.filter(code=stated).first() or _stand_in()

    def _load_sheet(self, resource_class: type[SheetResource]) -> None:
        sheet = self.sheets[resource_class.sheet]
        resource = resource_class(scope=self.scope)
        cells = (tuple(row.cells.get(header) for header in sheet.headers) for row in sheet.rows)
        result = resource.import_data(Dataset(*cells, headers=sheet.headers), use_transactions=True)
        self.problems += _problems_of_sheet(result, sheet, self.scope)
        told = {(problem.sheet, problem.cell) for problem in self.problems}
        for reading in resource.readings:
            problems = (_problem(refusal, reading, sheet) for refusal in reading.refusals)
            self.problems += (problem for problem in problems if (problem.sheet, problem.cell) not in told)
            self.warnings += (_warning(caution, reading, sheet) for caution in reading.cautions)
        self.outcomes.append(_outcome(sheet.name, result))

    def _units_left_outside(self) -> Iterator[Problem]:
        """Services of the database whose unit no longer hangs from their entity, because the tree has changed."""
        if Entities.sheet not in self.sheets:
            return
        told = self.scope.refused[Service]
        services = Service.objects.filter(organisational_unit__isnull=False).exclude(code__in=told)
        for service in services.select_related("entity", "organisational_unit"):
            unit, entity = service.organisational_unit, service.entity
            if unit and not self.scope.is_inside(unit.pk, entity.pk):
                found = _("el servicio %(service)s con una unidad (%(unit)s) que no depende de %(entity)s")
                words = {"service": service, "unit": unit, "entity": entity}
                accepted = _("un árbol en el que cada unidad dependa de la entidad de sus servicios")
                yield Problem(Entities.sheet, "", found % words, accepted, quoted=False)

    def _remeasure(self, units: Mapping[int, str]) -> None:
        """What is stored of indicators that are now measured in another unit, told at the cell of the unit."""
        if not units or self.scope.policy is None:
            return
        sheet = self.sheets[Indicators.sheet]
        rows = {written(row.cells.get("codigo")).strip(): row.number for row in sheet.rows}
        for one in remeasure(self.scope.policy, units):
            for refusal in (*one.refusals, *one.cautions):
                place = sheet.place(rows[one.indicator], refusal.header)
                problem = Problem(sheet.name, place, refusal.found, refusal.accepted, quoted=False)
                if refusal in one.refusals:
                    self.problems.append(problem)
                else:
                    self.warnings.append(f"{problem.place}: {refusal.found}.")

    def _with_implied(self) -> Iterator[SheetOutcome]:
        """Empty entries are rows of `Avances` that the sheet does not have."""
        implied = tuple(Change(label) for label in self.scope.implied)
        own = next((one for one in self.outcomes if one.sheet == Progress.sheet), None)
        if implied:
            own = own or SheetOutcome(Progress.sheet, 0, 0, 0)
            changes = own.changes + implied
            yield SheetOutcome(own.sheet, own.new + len(implied), own.changed, own.unchanged, changes)
        yield from (one for one in self.outcomes if not implied or one.sheet != Progress.sheet)


def _stand_in() -> Policy:
    """In place of a policy that was refused, as long as the other sheets are judged: nothing of it will remain."""
    policies = Policy.objects.all()[:2]
    return policies[0] if len(policies) == 1 else Policy.objects.create(code="?")


def _problems_of_sheet(result: Result, sheet: Sheet, scope: Scope) -> Iterator[Problem]:
    for told in result.base_errors:
        error = told.error
        if isinstance(error, SheetRefused):
            if sheet.name not in scope.misspelt:
                yield Problem(sheet.name, "", error.found, error.accepted, quoted=False)
        elif isinstance(error, DatabaseError):
            words = {"constraint": getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or error}
            found = _("un conjunto de filas que la base de datos rechaza (%(constraint)s)") % words
            yield Problem(sheet.name, "", found, _("un conjunto de filas sin contradicciones"), quoted=False)
        else:
            raise error


def _problem(refusal: Refusal, reading: Reading, sheet: Sheet) -> Problem:
    place = sheet.place(sheet.rows[reading.number - 1].number, refusal.header)
    found = refusal.found or reading.written(refusal.header)
    return Problem(sheet.name, place, found, refusal.accepted, quoted=not refusal.found)


def _warning(caution: Refusal, reading: Reading, sheet: Sheet) -> str:
    return f"{_problem(caution, reading, sheet).place}: {caution.found}."


def _outcome(sheet: str, result: Result) -> SheetOutcome:
    types = Counter(row.import_type for row in result.rows)
    return SheetOutcome(
        sheet,
        new=types[RowResult.IMPORT_TYPE_NEW],
        changed=types[RowResult.IMPORT_TYPE_UPDATE],
        unchanged=types[RowResult.IMPORT_TYPE_SKIP],
        changes=tuple(change for row in result.rows for change in row.changes),
    )
