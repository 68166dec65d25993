"""The background process that stops an embedded server when its last user is gone, be it by SIGKILL.

Run by `server` as `python -m pnig.embedded_postgres.guard HOME BADGE`, BADGE being the descriptor that holds
`guard.lock`; it detaches at once, so its caller neither waits for it nor keeps a child.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from pnig.embedded_postgres import locks
from pnig.embedded_postgres.cluster import Cluster


def main(home: Path, badge: int) -> None:
    if os.fork():
        os._exit(0)
    # From within, the folder is found where it is moved, and never taken for one that came in its place.
    os.chdir(home)
    with locks.holding(Path("users.lock"), locks.EXCLUSIVE):
        with suppress(FileNotFoundError):
            Cluster(Path()).stop()
        # Given back before the users' lock: whoever enters next sees that there is no guard.
        os.close(badge)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
