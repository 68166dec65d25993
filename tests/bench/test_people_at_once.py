"""Many people save at once over HTTP: nothing is lost; times are printed beside Django's form over the same rows."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier
from time import perf_counter
from types import SimpleNamespace

import pytest
from django.urls import reverse

from compliance.choices import Direction, ProgressMethod, Role, Unit
from compliance.models import EntryEvent, Indicator, ProgressEntry, User
from tests.bench.callers import PATIENCE, Caller, Measured
from tests.world import YEAR, person

pytestmark = pytest.mark.django_db(transaction=True)

SAVED, CHANGED = 302, 409
# Saves of each person, so that many and few people save about as often in all.
TIMES = {8: 15, 40: 3}
ROUNDS = 5
# What the plain form adds to the value of the page, so that both can be told apart.
PLAINLY = 50


def value_of(place: int, time: int) -> Decimal:
    """Another value for each person and save."""
    return Decimal(place * 100 + time) / 100 + 1


def type_value(entry: ProgressEntry, place: int, time: int) -> tuple[str, dict[str, object]]:
    """The value page's form, with the version that the person saw."""
    typed = {"answer": "have", "value": value_of(place, time), "source": "Registro", "version": time}
    return reverse("entry_value", args=["indicador", entry.pk]), typed


def type_plainly(entry: ProgressEntry, place: int, time: int) -> tuple[str, dict[str, object]]:
    """The same fields in Django's own form."""
    address = reverse("plain:compliance_progressentry_change", args=[entry.pk])
    return address, {"value": value_of(place, time) + PLAINLY, "source": "Registro", "_save": "1"}


Typed = Callable[[ProgressEntry, int, int], tuple[str, dict[str, object]]]


def save_at_once(callers: list[Caller], entries: list[ProgressEntry], times: int, typed: Typed) -> Measured:
    """Everyone saves their own entry so many times, all starting together."""
    start = Barrier(len(callers))
    opened = [caller.opens(typed(entry, 0, 0)[0]) for caller, entry in zip(callers, entries, strict=True)]

    def saves(place: int) -> list[float]:
        took = []
        start.wait(timeout=PATIENCE)
        for time in range(times):
            address, form = typed(entries[place], place, time)
            began = perf_counter()
            assert callers[place].posts(opened[place], address, form) == SAVED
            took.append(perf_counter() - began)
        opened[place].close()
        return took

    began = perf_counter()
    with ThreadPoolExecutor(len(callers)) as pool:
        took = list(pool.map(saves, range(len(callers))))
    return Measured([one for of_person in took for one in of_person], perf_counter() - began)


def own_entries(world: SimpleNamespace, count: int) -> list[ProgressEntry]:
    """An entry for each person, all of one unit."""
    indicators = Indicator.objects.bulk_create(
        Indicator(
            policy=world.policy,
            service=world.service,
            code=f"ISS.01.01.01.{number + 10}",
            entity=world.aurora,
            unit=Unit.PERCENTAGE,
            direction=Direction.ASCENDING,
            method=ProgressMethod.RATIO,
        )
        for number in range(count)
    )
    return ProgressEntry.objects.bulk_create(
        ProgressEntry(indicator=one, year=YEAR, cycle=world.cycle) for one in indicators
    )


def focal_points(server: str, world: SimpleNamespace, count: int) -> list[Caller]:
    return [Caller(server, person(f"focal{number}", Role.FOCAL_POINT, world.aurora)) for number in range(count)]


def administrators(server: str, count: int) -> list[Caller]:
    users = (User.objects.create_superuser(f"admin{number}@example.org", "una-clave") for number in range(count))
    return [Caller(server, user) for user in users]


def values_of(entries: Iterable[ProgressEntry]) -> list[Decimal | None]:
    found = ProgressEntry.objects.in_bulk([entry.pk for entry in entries])
    return [found[entry.pk].value for entry in entries]


def nothing_is_lost(entries: list[ProgressEntry], times: int) -> None:
    """The last value stands, versions add up, and each save left one event with what it said."""
    for place, entry in enumerate(entries):
        entry.refresh_from_db()
        assert (entry.value, entry.version) == (value_of(place, times - 1), times)
        events = EntryEvent.objects.about(entry).order_by("pk")
        said = [(event.verb, Decimal(event.contents["value"])) for event in events]
        assert said == [("save", value_of(place, time)) for time in range(times)]


@pytest.mark.parametrize("people", TIMES)
def test_people_who_save_at_once_lose_nothing(people: int, world, live_server, settings, capsys) -> None:
    settings.ROOT_URLCONF = "tests.bench.plain_admin"
    times, (spare, *entries) = TIMES[people], own_entries(world, people + 1)
    focal, plain = focal_points(live_server.url, world, people), administrators(live_server.url, people)
    for callers, typed in ((focal, type_value), (plain, type_plainly)):
        # What a server does once, at its first page and save, is nobody's waiting time.
        save_at_once(callers[:1], [spare], 1, typed)
    ours = save_at_once(focal, entries, times, type_value)
    nothing_is_lost(entries, times)
    theirs = save_at_once(plain, entries, times, type_plainly)
    assert values_of(entries) == [value_of(place, times - 1) + PLAINLY for place in range(people)]
    with capsys.disabled():
        print(
            f"\n{people} people save at once: {ours.rate:.0f} saves/s, p95 {ours.p95 * 1000:.0f} ms; {theirs.rate:.0f} "
            f"saves/s, p95 {theirs.p95 * 1000:.0f} ms by a plain Django form: {ours.p95 / theirs.p95:.1f}x its p95"
        )


def test_of_eight_who_save_the_same_entry_one_does_and_seven_are_told(world, live_server) -> None:
    (entry,) = own_entries(world, 1)
    callers = focal_points(live_server.url, world, 8)
    opened = [caller.opens(type_value(entry, 0, 0)[0]) for caller in callers]
    for time in range(ROUNDS):
        start = Barrier(len(callers))

        def saves(place: int, time: int = time, start: Barrier = start) -> int:
            start.wait(timeout=PATIENCE)
            return callers[place].posts(opened[place], *type_value(entry, place, time))

        with ThreadPoolExecutor(len(callers)) as pool:
            answers = list(pool.map(saves, range(len(callers))))
        assert sorted(answers) == [SAVED, *[CHANGED] * 7]
        entry.refresh_from_db()
        assert (entry.value, entry.version) == (value_of(answers.index(SAVED), time), time + 1)
    assert EntryEvent.objects.about(entry).count() == ROUNDS
    for connection in opened:
        connection.close()
