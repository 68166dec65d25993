"""Who may do what: predicates that the workflow, the pages and the templates ask, and nobody else decides.

A person's standing is read once (one query) and then asked as often as needed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Value, When

from compliance.choices import EntryStatus, Role
from compliance.models import Assignment, Entity, EntryEvent, Indicator, ProgressEntry, Service, ServiceEntry, User
from compliance.models.people import inside

SENT = frozenset({EntryStatus.SUBMITTED, EntryStatus.RETURNED, EntryStatus.APPROVED})
AUTHOR_VERBS = ("save", "ready", "submit")

AnyEntry = ProgressEntry | ServiceEntry


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is here today.

    `entities` are those the person answers for, units below included; `own_units` those that a reviewer
    belongs to and therefore never reviews; `unconfirmed` is a designation that the person has not confirmed yet.
    """

    user_id: int | None = None
    entities: frozenset[int] = frozenset()
    own_units: frozenset[int] = frozenset()
    is_reviewer: bool = False
    is_reader: bool = False
    is_administrator: bool = False
    unconfirmed: int | None = None

    @property
    def is_focal_point(self) -> bool:
        return bool(self.entities)


def _held_and_tree(user: User, on: date | None) -> tuple[list[tuple[str, int, int]], list[Entity]]:
    """One query: what the person holds (role, entity, the designation if unconfirmed), and the tree of entities."""
    unconfirmed = Case(When(confirmed_at=None, then="pk"))
    held = Assignment.objects.in_force(on).filter(user=user).order_by().values_list("role", "entity_id", unconfirmed)
    tree = Entity.objects.order_by().values_list(Value(""), "pk", "parent_id")
    rows = list(held.union(tree, all=True))
    return [row for row in rows if row[0]], [Entity(pk=pk, parent_id=above) for role, pk, above in rows if not role]


def standing_of(user: User | AnonymousUser, on: date | None = None) -> Standing:
    """The standing that a person's assignments of the day give; nobody's is empty."""
    if not isinstance(user, User) or not user.is_active:
        return Standing()
    held, tree = _held_and_tree(user, on)
    members = inside(tree)

    def below(asked: Role) -> frozenset[int]:
        return frozenset().union(*(members[entity] for role, entity, _unconfirmed in held if role == asked and entity))

    roles = {role for role, _entity, _unconfirmed in held}
    return Standing(
        user_id=user.pk,
        entities=below(Role.FOCAL_POINT),
        own_units=below(Role.REVIEWER),
        is_reviewer=Role.REVIEWER in roles,
        is_reader=Role.READER in roles,
        is_administrator=user.is_superuser,
        unconfirmed=min(_unconfirmed_of(held), default=None),
    )


def _unconfirmed_of(held: Iterable[tuple[str, int, int]]) -> list[int]:
    """Readers answer for nothing, so they have nothing to confirm."""
    return [designation for role, _entity, designation in held if designation and role != Role.READER]


def in_charge(entry: AnyEntry) -> int:
    """The id of the entity or unit that answers for an entry."""
    if isinstance(entry, ServiceEntry):
        return entry.service.organisational_unit_id or entry.service.entity_id
    return entry.indicator.entity_id


def entity_in_charge(entry: AnyEntry) -> Entity:
    """The entity or unit itself."""
    if isinstance(entry, ServiceEntry):
        return entry.service.organisational_unit or entry.service.entity
    return entry.indicator.entity


def element_of(entry: AnyEntry) -> Indicator | Service:
    """What the entry is about."""
    return entry.service if isinstance(entry, ServiceEntry) else entry.indicator


def can_see_reports(standing: Standing) -> bool:
    """Everyone with any function here."""
    return bool(standing.entities or standing.is_reviewer or standing.is_reader or standing.is_administrator)


def can_see_reconciliation(standing: Standing) -> bool:
    """Who compares a past report with its data: the ministry and its readers."""
    return standing.is_reviewer or standing.is_reader or standing.is_administrator


def answers_for(standing: Standing, entity_id: int) -> bool:
    """Whether the person enters and sends for the entity or unit."""
    return entity_id in standing.entities


def can_see_entry(standing: Standing, entry: AnyEntry) -> bool:
    """Its entity's people always; reviewers and administrators once it was sent."""
    if answers_for(standing, in_charge(entry)):
        return True
    return (standing.is_reviewer or standing.is_administrator) and entry.status in SENT


def can_edit_entry(standing: Standing, entry: AnyEntry) -> bool:
    """Its entity's people; whether its state allows it is the workflow's question."""
    return entry.cycle_id is not None and answers_for(standing, in_charge(entry))


def is_own_units(standing: Standing, entry: AnyEntry) -> bool:
    """Whether the entry is of the reviewer's own unit, or of one inside it."""
    return in_charge(entry) in standing.own_units


def has_authored(user_id: int | None, entry: AnyEntry) -> bool:
    """Whether the person entered, readied or sent any of it."""
    return EntryEvent.objects.about(entry).filter(by=user_id, verb__in=AUTHOR_VERBS).exists()


def can_see_review(standing: Standing) -> bool:
    """The ministry's side: those who review, and those who administer."""
    return standing.is_reviewer or standing.is_administrator


def can_review_entry(standing: Standing, entry: AnyEntry, *, authors: Collection[int] | None = None) -> bool:
    """A reviewer of another unit who wrote and sent nothing of it; `authors` where the caller knows them already."""
    if not standing.is_reviewer or entry.cycle_id is None or is_own_units(standing, entry):
        return False
    if answers_for(standing, in_charge(entry)):
        return False
    return standing.user_id not in authors if authors is not None else not has_authored(standing.user_id, entry)
