"""One PostgreSQL cluster in a folder: made, started, stopped, and whether it answers.

Who may do so and when is decided in `server`. `server.lock` is handed down to every process of PostgreSQL, so
it is free exactly when none is left; numbers of processes in files that a crash left behind prove nothing.
"""

import os
import shlex
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from pnig.embedded_postgres import locks
from pnig.embedded_postgres.placement import SOCKET_NAME, account_for, find_programs, fits_a_socket, succeeds

DATABASE = "pnig"
PORT = 5432
START_SECONDS = 60
# First politely, ending open sessions; then without a last checkpoint, which the next start makes up for.
STOP_SIGNALS = (("INT", 60), ("QUIT", 10))
POLL_SECONDS = 0.01
LOG_LIMIT = 1_000_000
TAIL_LINES = 12

INITDB = (
    *("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"),
    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"),
)


class StartError(Exception):
    """PostgreSQL did not start; its text is the end of what PostgreSQL said."""


class Cluster:
    def __init__(self, home: Path) -> None:
        self.data = home / "data"
        self.log = home / "postgresql.log"
        self._lock = home / "server.lock"

    def find_socket(self) -> Path | None:
        """The folder of the socket on which the server accepts sessions, None while it does not."""
        try:
            lines = os.fsdecode((self.data / "postmaster.pid").read_bytes()).splitlines()
            _, data, _, _, folder, _, _, status = lines
            with socket.socket(socket.AF_UNIX) as probe:
                probe.connect(str(self.data / folder / SOCKET_NAME))
        except (OSError, ValueError):
            return None
        # A copy of a running installation's files must not lead to the original's server.
        is_own = folder == "." or Path(data) == self.data.resolve()
        return self.data / folder if is_own and status.strip() == "ready" else None

    def start(self) -> Path:
        """Start the server unless it runs, and return the folder of its socket. Of several at once, one starts."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if found := self.find_socket():
                return found
            lock = locks.try_take(self._lock, locks.EXCLUSIVE)
            if lock is None:
                # Another process is starting it, or the last ones of a killed server are ending.
                time.sleep(POLL_SECONDS)
                continue
            try:
                self._launch(lock)
            finally:
                os.close(lock)
        raise StartError(self._tail(0))

    def stop(self) -> None:
        """Stop the server if it runs and wait for its end. No process may use it any more."""
        socket_folder = self.find_socket()
        for name, seconds in STOP_SIGNALS:
            deadline = time.monotonic() + seconds
            if not self._is_down():
                self._signal(name)
            while not self._is_down() and time.monotonic() < deadline:
                time.sleep(POLL_SECONDS)
        if socket_folder and socket_folder != self.data:
            with suppress(OSError):
                socket_folder.rmdir()

    def _is_down(self) -> bool:
        """Asked with a shared lock, so that two who ask do not take each other for the server."""
        lock = locks.try_take(self._lock, locks.SHARED)
        if lock is None:
            return False
        os.close(lock)
        return True

    def _signal(self, name: str) -> None:
        """Signal the server as its own account: root trusts no number that another account has written."""
        # It fails where the server was killed before; its last children end by themselves.
        with suppress(OSError, IndexError):
            process = (self.data / "postmaster.pid").read_text().split()[0]
            succeeds(account_for(self.data), "/bin/sh", "-c", 'kill -s "$0" "$1"', name, process)

    def _launch(self, lock: int) -> None:
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            os.truncate(self.log, 0)
        with os.fdopen(os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as log:
            if not self.data.exists():
                self._initialise(lock, log)
            # Left behind by a crash: the number in them may be another process's by now.
            for stale in ("postmaster.pid", f"{SOCKET_NAME}.lock"):
                (self.data / stale).unlink(missing_ok=True)
            options = ["-p", str(PORT), "-c", "listen_addresses=", "-k", self._choose_socket()]
            self._run(["pg_ctl", "start", "-w", "-D", ".", "-o", shlex.join(options)], self.data, lock, log)

    def _initialise(self, lock: int, log: BinaryIO) -> None:
        """Make the cluster and its database beside their final place: a half-made one is never started."""
        draft = self.data.with_name("data.new")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        self._hand_over(draft)
        self._run(["initdb", *INITDB, "-D", "."], draft, lock, log)
        single_user = ["postgres", "--single", "-D", ".", "-c", "exit_on_error=true", "postgres"]
        self._run(single_user, draft, lock, log, f"CREATE DATABASE {DATABASE};\n".encode())
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

    def _run(self, command: list[str], folder: Path, lock: int, log: BinaryIO, stdin: bytes = b"") -> None:
        account = account_for(self.data)
        begin = os.fstat(log.fileno()).st_size
        result = subprocess.run(  # noqa: S603
            [find_programs(account) / command[0], *command[1:]],
            cwd=folder,
            # Nothing of the caller's: PGPORT would mislead, and a long-lived process would keep its secrets.
            env={"PATH": os.defpath, "LC_ALL": "C"},
            input=stdin,
            stdout=log,
            stderr=log,
            pass_fds=(lock,),
            check=False,
            **account,
        )
        if result.returncode:
            raise StartError(self._tail(begin))

    def _tail(self, begin: int) -> str:
        said = self.log.read_bytes()[begin:].decode(errors="replace")
        return "\n".join(said.splitlines()[-TAIL_LINES:])
