"""The embedded server as the processes of one installation share it: it runs while at least one of them lives.

Each process holds `users.lock` shared until it ends; whoever gets it exclusively knows that no user is left, keeps
new ones waiting, and stops the server: the last process at its normal exit, or else the guard, which waits for that
in the background (`guard.lock` says that there is one). `start.lock` makes those who start the server take turns.
"""

import atexit
import os
import subprocess
import sys
import threading
from pathlib import Path

from pnig.embedded_postgres import locks
from pnig.embedded_postgres.cluster import Cluster, StartFailed
from pnig.embedded_postgres.placement import find_home


class EmbeddedServer:
    """A process's part in the server of an installation's folder. Safe among threads and after a fork."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._home = self._folder
        self._users: int | None = None
        self._socket: Path | None = None
        self._mutex = threading.Lock()
        atexit.register(self.leave)
        os.register_at_fork(after_in_child=self._forget)

    @property
    def log(self) -> Path:
        return Cluster(self._home).log

    def attach(self) -> Path:
        """Have the server run for as long as this process does, and return the folder of its socket.

        Raises StartFailed with the end of PostgreSQL's log, and OSError where the folder cannot be used.
        """
        with self._mutex:
            if self._users is None:
                self._enter()
            cluster = Cluster(self._home)
            if self._socket is None or not cluster.is_running():
                with locks.holding(self._home / "start.lock", locks.EXCLUSIVE):
                    self._post_guard()
                    self._socket = cluster.start()
            return self._socket

    def leave(self) -> None:
        """Use the server no more; where nobody else does, return when it has stopped."""
        if self._users is None:
            return
        self._forget()
        try:
            last = locks.try_take(self._home / "users.lock", locks.EXCLUSIVE)
            if last is not None:
                Cluster(self._home).stop()
            else:
                # Others use it: at once. The guard was faster: when it has finished.
                last = locks.take(self._home / "users.lock", locks.SHARED)
            os.close(last)
        except FileNotFoundError:
            # The installation was deleted meanwhile; PostgreSQL notices that by itself.
            return

    def _enter(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        with locks.holding(self._folder / "start.lock", locks.EXCLUSIVE):
            self._home = find_home(self._folder)
        self._users = locks.take(self._home / "users.lock", locks.SHARED)

    def _forget(self) -> None:
        """Let go of what this process holds; in a forked child, the parent's own hold stays."""
        if self._users is not None:
            os.close(self._users)
        self._users = None
        self._socket = None
        self._mutex = threading.Lock()

    def _post_guard(self) -> None:
        badge = locks.try_take(self._home / "guard.lock", locks.EXCLUSIVE)
        if badge is None:
            return
        source = str(Path(__file__).parents[2])
        paths = os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH"))))
        try:
            subprocess.run(
                [sys.executable, "-m", "pnig.embedded_postgres.guard", str(self._home), str(badge)],
                env={**os.environ, "PYTHONPATH": paths},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                pass_fds=(badge,),
                check=True,
            )
        except subprocess.CalledProcessError as error:
            raise StartFailed(str(error)) from error
        finally:
            os.close(badge)
