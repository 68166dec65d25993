"""A real browser before the real pages, at desktop and phone width; skipped, saying so, where there is none.

What a person can do at any page is said here; what a focal point or a reviewer does, in modules of their own.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from compliance.management.demonstration import DOMAIN, PASSWORD

# The browser's event loop runs in this thread; the tests' queries are still made one at a time.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
# Milliseconds to wait for something that should already be there.
PATIENCE = 10_000


def plainly(text: str) -> str:
    """What is read on a page, no-break spaces being spaces."""
    return text.replace("\xa0", " ").replace("\u202f", " ")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: journeys need a real browser")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield running
        running.close()


class Visitor:
    """A person at a browser, who finds things by what they are called."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        self.address = address
        self.context = browser.new_context(locale="es-PE", **{"viewport": DESKTOP, **options})
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()

    def goes_to(self, path: str) -> int:
        answer = self.page.goto(self.address + path)
        return answer.status if answer else 0

    def signs_in(self, name: str, password: str = PASSWORD) -> "Visitor":
        self.goes_to(reverse("account_login"))
        return self.gives_name_and_password(name, password)

    def gives_name_and_password(self, name: str, password: str = PASSWORD) -> "Visitor":
        """A name alone is that of an account of the demonstration."""
        self.page.get_by_label("Correo").fill(name if "@" in name else f"{name}@{DOMAIN}")
        self.page.locator("[name=password]").fill(password)
        return self.presses("Ingresar")

    def fills(self, label: str, text: str) -> "Visitor":
        self.field(label).fill(text)
        return self

    def chooses(self, label: str) -> "Visitor":
        self.page.get_by_label(label, exact=True).check()
        return self

    def unfolds(self, summary: str) -> "Visitor":
        self.page.locator("summary").filter(has_text=summary).click()
        return self

    def presses(self, name: str, *, within: Locator | None = None) -> "Visitor":
        """A button that leads to a page, the same one included."""
        return self.is_led_by((within or self.page).get_by_role("button", name=name).first)

    def follows(self, name: str, *, within: Locator | None = None) -> "Visitor":
        return self.is_led_by((within or self.page).get_by_role("link", name=name).first)

    def is_led_by(self, button_or_link: Locator) -> "Visitor":
        with self.page.expect_navigation():
            button_or_link.click()
        return self

    def presses_here(self, name: str) -> "Visitor":
        """A button that changes the page and leads nowhere."""
        self.page.get_by_role("button", name=name).first.click()
        return self

    def field(self, label: str) -> Locator:
        return self.page.get_by_role("textbox", name=label).first

    def finds(self, role: Any, name: str) -> bool:
        return self.page.get_by_role(role, name=name).count() > 0

    def sees(self, text: str) -> bool:
        return text in plainly(self.page.inner_text("body"))

    def is_shown(self, text: str) -> "Visitor":
        """Waits for something that comes by itself."""
        self.page.get_by_text(text).first.wait_for()
        return self

    @property
    def title(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)

    def scrolls_sideways(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))

    def barriers(self) -> list[str]:
        """What axe finds that keeps people out."""
        found = Axe().run(self.page).response["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.fixture
def demo(transactional_db: None) -> None:
    """The demonstration, as `manage.py demo` leaves it."""
    call_command("demo", "--no-serve", verbosity=0)


@pytest.fixture
def newcomers(
    browser: Browser, transactional_db: None, live_server: Any, settings: Any, tmp_path: Path
) -> Iterator[Any]:
    """Makes visitors; their browsers' windows are closed at the end. Links in mails lead to the server that runs."""
    settings.SITE_ADDRESS, settings.MEDIA_ROOT = live_server.url, tmp_path
    made: list[Visitor] = []

    def make(**options: Any) -> Visitor:
        made.append(Visitor(browser, live_server.url, **options))
        return made[-1]

    yield make
    for one in made:
        one.context.close()


@pytest.fixture
def visitor(demo: None, newcomers: Any) -> Any:
    """Visitors of the demonstration, whose own address gives way to that of the server that runs."""
    return newcomers
