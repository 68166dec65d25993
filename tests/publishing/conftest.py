"""What the tests of editions share: a year that is complete, and one that is published."""

import pytest

from tests.publishing.published import complete, published


@pytest.fixture
def year(world, people, make_entry):
    """A year with everything approved."""
    complete(world, make_entry)
    return world


@pytest.fixture
def first(year, people):
    """Its first edition, published."""
    return published(year, people)
