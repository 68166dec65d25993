"""Emptying the tables that are only ever added to: what only a demonstration, begun anew, may do."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def may_be_emptied() -> Iterator[None]:
    """Lets this session truncate what the database keeps from it otherwise (migration 0002)."""
    with connection.cursor() as cursor:
        cursor.execute("SET compliance.may_be_emptied = 'on'")
        try:
            yield
        finally:
            cursor.execute("SET compliance.may_be_emptied = 'off'")
