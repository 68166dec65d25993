"""What the tests of the pages share: a browser of any of the people."""

import pytest
from django.test import Client


@pytest.fixture
def enter(people):
    """A browser of any of the people."""

    def as_(who: str) -> Client:
        client = Client()
        client.force_login(people[who])
        return client

    return as_


@pytest.fixture
def reviewer(enter) -> Client:
    return enter("reviewer")
