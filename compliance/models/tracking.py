"""Every change of a tracked table leaves a row of its own, written by a trigger that sees bulk writes and raw SQL too.

Rows say what changed, when, and in a request who and from which page; they are only ever appended.
"""

from typing import TypeVar

import pghistory
from django.db import models

Model = TypeVar("Model", bound=models.Model)


def tracked(model: type[Model], *, exclude: tuple[str, ...] = ()) -> type[Model]:
    """Class decorator: keeps inserts, updates and deletes of a table, without the excluded columns."""
    events = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
    # By statement, so that an import of thousands of rows fires the trigger once a batch.
    track = pghistory.track(*events, exclude=list(exclude), append_only=True, level=pghistory.Statement)
    return track(model)  # type: ignore[no-any-return]
