"""File locks that the kernel gives back when their last holder ends, however it ends.

What each lock means stands where it is taken; nothing here knows of PostgreSQL.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EXCLUSIVE = fcntl.LOCK_EX
SHARED = fcntl.LOCK_SH


def take(path: Path, kind: int) -> int:
    """Wait for the lock; it is held until the descriptor returned and every inherited copy of it are closed."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, kind)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def try_take(path: Path, kind: int) -> int | None:
    """The same without waiting: None where others hold the lock."""
    try:
        return take(path, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return None


@contextmanager
def holding(path: Path, kind: int) -> Iterator[int]:
    descriptor = take(path, kind)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
