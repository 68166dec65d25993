"""A folder with installations of the embedded server, and real processes that use them. No test here."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pnig.embedded_postgres import locks
from pnig.embedded_postgres.placement import Account

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
