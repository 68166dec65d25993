"""The background process that stops an embedded server when its last user is gone, even by SIGKILL.

Run by `server` as `python -m pnig.embedded_postgres.guard HOME BADGE`, BADGE being the descriptor that holds
`guard.lock`; it detaches at once, so its caller neither waits for it nor keeps a child.
"""

import os
import sys
from pathlib import Path

from pnig.embedded_postgres import locks
from pnig.embedded_postgres.cluster import Cluster


def main(home: Path, badge: int) -> None:
    if os.fork():
        os._exit(0)
    os.chdir("/")
    with locks.holding(home / "users.lock", locks.EXCLUSIVE) as users:
        if _is_still_there(home / "users.lock", users):
            Cluster(home).stop()
        # Given back before the users' lock: whoever enters next sees that there is no guard.
        os.close(badge)


def _is_still_there(path: Path, descriptor: int) -> bool:
    """False where the installation was deleted, and perhaps made anew: what is there now has its own guard."""
    return path.exists() and os.path.samestat(path.stat(), os.fstat(descriptor))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
