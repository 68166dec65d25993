"""A real browser before the real pages, at desktop and phone width; skipped, saying so, where there is none."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Browser, Page, sync_playwright

from compliance.management.demonstration import PASSWORD

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: journeys need a real browser")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield running
        running.close()


class Visitor:
    """A person at a browser."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        self.address = address
        self.context = browser.new_context(locale="es-PE", **{"viewport": DESKTOP, **options})
        self.page: Page = self.context.new_page()

    def goes_to(self, path: str) -> int:
        answer = self.page.goto(self.address + path)
        return answer.status if answer else 0

    def signs_in(self, name: str) -> "Visitor":
        self.goes_to(reverse("account_login"))
        self.page.fill("[name=login]", f"{name}@demo.example")
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("main button[type=submit], main form button:not([type])")
        return self

    def sees(self, text: str) -> bool:
        return text in self.page.inner_text("body")

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
def visitor(browser: Browser, live_server: Any, demo: None) -> Iterator[Any]:
    """Makes visitors; their browsers' windows are closed at the end."""
    made: list[Visitor] = []

    def make(**options: Any) -> Visitor:
        made.append(Visitor(browser, live_server.url, **options))
        return made[-1]

    yield make
    for one in made:
        one.context.close()
