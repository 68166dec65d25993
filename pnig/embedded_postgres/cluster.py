"""One PostgreSQL database cluster in a folder: made, started, stopped, and whether it answers.

Who may do so and when is decided in `server`. `server.lock` is handed down to every process of PostgreSQL, so it is
free exactly when none of them is left: numbers of processes in files left behind by a crash prove nothing.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from pnig.embedded_postgres import locks
from pnig.embedded_postgres.placement import SOCKET_NAME, account_for, find_programs, fits_a_socket

DATABASE = "pnig"
USER = "postgres"
PORT = 5432
START_SECONDS = 60
# First politely, ending open sessions; then without a last write, which the next start repairs.
STOP_SIGNALS = ((signal.SIGINT, 60), (signal.SIGQUIT, 10))
POLL_SECONDS = 0.01
LOG_LIMIT = 1_000_000
TAIL_LINES = 12

INITDB = (
    *("--username", USER, "--auth", "trust", "--encoding", "UTF8"),
    *("--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
)


class StartFailed(Exception):
    """PostgreSQL did not start; holds the end of what it said."""


class Cluster:
    def __init__(self, home: Path) -> None:
        self.data = home / "data"
        self.log = home / "postgresql.log"
        self._lock = home / "server.lock"

    def is_running(self) -> bool:
        return not locks.is_free(self._lock)

    def find_socket(self) -> Path | None:
        """The folder of the socket on which the server accepts sessions, None while it does not."""
        try:
            _, data, _, _, folder, _, _, status = (self.data / "postmaster.pid").read_text().splitlines()
            with socket.socket(socket.AF_UNIX) as probe:
                probe.connect(str(self.data / folder / SOCKET_NAME))
        except (OSError, ValueError):
            return None
        # A copy of a running installation's files must not lead to the original's server.
        is_own = folder == "." or Path(data) == self.data
        return self.data / folder if is_own and status.strip() == "ready" else None

    def start(self) -> Path:
        """Start the server unless it runs, and return the folder of its socket. Callers take turns."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if found := self.find_socket():
                return found
            lock = locks.try_take(self._lock, locks.EXCLUSIVE)
            if lock is None:
                time.sleep(POLL_SECONDS)
                continue
            try:
                self._launch(lock)
            finally:
                os.close(lock)
        raise StartFailed

    def stop(self) -> None:
        """Stop the server if it runs and wait for its end. No process may use it any more."""
        for number, patience in STOP_SIGNALS:
            deadline = time.monotonic() + patience
            if self.is_running():
                self._signal(number)
            while self.is_running() and time.monotonic() < deadline:
                time.sleep(POLL_SECONDS)

    def _signal(self, number: int) -> None:
        try:
            os.kill(int((self.data / "postmaster.pid").read_text().split()[0]), number)
        except (OSError, ValueError, IndexError):
            # Killed before, and only its last children are left, which end by themselves.
            return

    def _launch(self, lock: int) -> None:
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.unlink()
        with open(os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as log:
            if not self.data.exists():
                self._initialise(lock, log.fileno())
            # The server died without clearing up: its number may be another process's by now.
            for left_behind in ("postmaster.pid", f"{SOCKET_NAME}.lock"):
                (self.data / left_behind).unlink(missing_ok=True)
            options = f"-p {PORT} -c listen_addresses='' -c unix_socket_directories='{self._choose_socket()}'"
            self._run(
                "pg_ctl", "start", "-w", "-D", ".", "-o", options, cwd=self.data, lock=lock, log=log.fileno()
            )

    def _initialise(self, lock: int, log: int) -> None:
        """Make the cluster and its database beside their final place: a half-made one is never started."""
        draft = self.data.with_name("data.new")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        self._hand_over(draft)
        self._run("initdb", *INITDB, "-D", ".", cwd=draft, lock=lock, log=log)
        single = ("--single", "-D", ".", "-c", "exit_on_error=true", "postgres")
        self._run("postgres", *single, cwd=draft, lock=lock, log=log, stdin=f"CREATE DATABASE {DATABASE};\n")
        draft.rename(self.data)

    def _choose_socket(self) -> str:
        if fits_a_socket(self.data):
            return "."
        folder = Path(tempfile.mkdtemp(prefix="pnig-"))
        self._hand_over(folder)
        return str(folder)

    def _hand_over(self, folder: Path) -> None:
        if account := account_for(self.data):
            os.chown(folder, account["user"], account["group"])

    def _run(self, program: str, *arguments: str, cwd: Path, lock: int, log: int, stdin: str = "") -> None:
        account = account_for(self.data)
        begin = os.fstat(log).st_size
        status = subprocess.run(
            [find_programs(account) / program, *arguments],
            **account,
            cwd=cwd,
            # Nothing of the caller's: its secrets would stand in a long-lived process, PGDATA and PGPORT would mislead.
            env={"PATH": os.defpath, "LC_ALL": "C"},
            input=stdin.encode(),
            stdout=log,
            stderr=log,
            pass_fds=(lock,),
            check=False,
        ).returncode
        if status:
            said = self.log.read_bytes()[begin:].decode(errors="replace")
            raise StartFailed("\n".join(said.splitlines()[-TAIL_LINES:]))
