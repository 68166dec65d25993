"""A site for each test, and an installation for a module's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pnig.site import LEAVES, Site


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture(scope="module")
def installation() -> Iterator[Path]:
    """An installation that was used before, which is faster than a new one; each test leaves it stopped."""
    site = Site()
    site.run(LEAVES, site.folder / "one")
    yield site.folder / "one"
    site.close()
