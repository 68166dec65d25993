"""What the papers' tests share: the real 2021 data, told once for each test."""

import pytest

from compliance.report.narrative import Told, tell
from compliance.report.reading import read_figures


@pytest.fixture
def told(pnig) -> Told:
    return tell(read_figures(pnig, 2021))
