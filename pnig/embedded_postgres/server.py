"""The embedded server as the processes of one installation share it: it runs while one of them lives.

Each process holds `users.lock` shared until it ends. Whoever gets it exclusively knows that no user is left,
keeps new ones waiting and stops the server: the last process at its normal exit, or else the guard, which waits
for that in the background (`guard.lock` says that there is one). A forked child inherits its parent's hold.
"""

import atexit
import os
import subprocess
import sys
import threading
from pathlib import Path

from pnig.embedded_postgres import locks
from pnig.embedded_postgres.cluster import Cluster, StartError
from pnig.embedded_postgres.placement import find_home


class EmbeddedServer:
    """A process's part in the server of an installation's folder; safe among threads and across forks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._home = self.folder
        self._users: int | None = None
        self._mutex = threading.Lock()
        atexit.register(self.leave)
        release = self._mutex.release
        os.register_at_fork(before=self._mutex.acquire, after_in_parent=release, after_in_child=release)

    @property
    def log(self) -> Path:
        return Cluster(self._home).log

    def attach(self) -> Path:
        """Have the server run for as long as this process does, and return the folder of its socket.

        Raises StartError with the end of PostgreSQL's log, and OSError where the folder cannot be used.
        """
        with self._mutex:
            if self._users is None:
                self._enter()
            return Cluster(self._home).start()

    def leave(self) -> None:
        """Use the server no more; where nobody else does, return when it has stopped."""
        if self._users is None:
            return
        os.close(self._users)
        self._users = None
        try:
            last = locks.try_take(self._home / "users.lock", locks.EXCLUSIVE)
            if last is not None:
                Cluster(self._home).stop()
            else:
                # Where others use it: at once. Where the guard was faster: when it has finished.
                last = locks.take(self._home / "users.lock", locks.SHARED)
            os.close(last)
        except FileNotFoundError:
            # The installation was moved or deleted meanwhile: the guard, or PostgreSQL itself, sees to it.
            return

    def _enter(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with locks.holding(self.folder / "location.lock", locks.EXCLUSIVE):
            self._home = find_home(self.folder)
        self._users = locks.take(self._home / "users.lock", locks.SHARED)
        self._post_guard()

    def _post_guard(self) -> None:
        badge = locks.try_take(self._home / "guard.lock", locks.EXCLUSIVE)
        if badge is None:
            return
        source = str(Path(__file__).parents[2])
        search = os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH"))))
        try:
            subprocess.run(  # noqa: S603
                [sys.executable, "-P", "-m", "pnig.embedded_postgres.guard", self._home, str(badge)],
                env={**os.environ, "PYTHONPATH": search},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                pass_fds=(badge,),
                check=True,
            )
        except subprocess.CalledProcessError as error:
            raise StartError(str(error)) from error
        finally:
            os.close(badge)
