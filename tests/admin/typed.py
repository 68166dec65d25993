"""What a browser would send from a page of the administration if nothing was typed."""

from html.parser import HTMLParser
from typing import Any

# Their value is not sent without being pressed or chosen.
IDLE = {"submit", "button", "file", "image"}


class FormReader(HTMLParser):
    """The names and values of the page's main form; the empty rows that scripts copy are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, Any] = {}
        self.select = self.textarea = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        name = found.get("name") or ""
        if tag == "input" and name and found.get("type") not in IDLE:
            if found.get("type") not in ("checkbox", "radio") or "checked" in found:
                self.sent[name] = found.get("value") or ("on" if found.get("type") == "checkbox" else "")
        elif tag == "select":
            self.select = name
            if "multiple" not in found:
                self.sent[name] = ""
        elif tag == "option" and "selected" in found and self.select:
            self.sent[self.select] = found.get("value") or ""
        elif tag == "textarea":
            self.textarea = name
            self.sent[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.textarea = ""

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.sent[self.textarea] += data.removeprefix("\r\n").removeprefix("\n")


def as_it_stands(page: str) -> dict[str, Any]:
    reader = FormReader()
    reader.feed(page[page.index('<div id="content-main"') :])
    return {name: value for name, value in reader.sent.items() if "__prefix__" not in name}
