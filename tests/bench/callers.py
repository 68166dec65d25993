"""Someone signed in who calls the server over HTTP, on a connection of their own, and how long their calls took."""

from dataclasses import dataclass, field
from http.client import HTTPConnection
from statistics import quantiles
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.test import Client

from compliance.models import User

SHOWN = 200
TOKEN = "t" * 32
# Seconds after which a call counts as lost.
PATIENCE = 30


@dataclass(frozen=True, slots=True)
class Caller:
    """Someone signed in, with a connection of their own to the server."""

    server: str
    user: User
    session: str = field(init=False)

    def __post_init__(self) -> None:
        client = Client()
        client.force_login(self.user)
        object.__setattr__(self, "session", client.cookies[settings.SESSION_COOKIE_NAME].value)

    @property
    def headers(self) -> dict[str, str]:
        cookies = {settings.SESSION_COOKIE_NAME: self.session, settings.CSRF_COOKIE_NAME: TOKEN}
        return {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        }

    def opens(self, address: str) -> HTTPConnection:
        """Looks at the page first, as people do; the connection stays open."""
        connection = HTTPConnection(urlsplit(self.server).netloc, timeout=PATIENCE)
        connection.request("GET", address, headers=self.headers)
        assert answered(connection) == SHOWN
        return connection

    def posts(self, connection: HTTPConnection, address: str, typed: dict[str, object]) -> int:
        body = urlencode({**typed, "csrfmiddlewaretoken": TOKEN})
        connection.request("POST", address, body, self.headers)
        return answered(connection)


def answered(connection: HTTPConnection) -> int:
    answer = connection.getresponse()
    answer.read()
    return answer.status


@dataclass(frozen=True, slots=True)
class Measured:
    """How long each save took, in seconds, and all of them together."""

    took: list[float]
    total: float

    @property
    def rate(self) -> float:
        return len(self.took) / self.total

    @property
    def p95(self) -> float:
        return quantiles(self.took, n=20)[-1]
