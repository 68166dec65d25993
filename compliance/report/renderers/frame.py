"""What surrounds a document wherever it has pages or sheets: the words of header, footer, contents and charts."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils.translation import gettext as _

from compliance.report.document import Document, Seal
from compliance.report.renderers.widths import turned

ONE_LINE = 100


def in_one_line(text: str) -> str:
    """The text without line ends, or its beginning where all is too long for a line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= ONE_LINE else flat[: ONE_LINE - 1] + "…"


@dataclass(frozen=True, slots=True)
class Frame:
    """`draft` is empty for an edition; `page` and `pages` stand in braces where the format puts its counters.

    `signature` is the head of the column where who signs does; `is_turned` says that even the first page is across.
    """

    title: str
    subtitle: str
    identity: str
    language: str
    draft: str
    contents: str
    page: str
    signature: str
    seal: Seal | None = None
    is_brief: bool = False
    is_turned: bool = False

    @property
    def running(self) -> str:
        """Which report it is, for the head of every page."""
        return in_one_line(" · ".join(filter(None, (self.title, self.subtitle))))

    @property
    def short_identity(self) -> str:
        """Which edition it is and where to verify it, for the foot of every page."""
        return in_one_line(" · ".join(filter(None, (self.identity, self.seal.address if self.seal else ""))))

    @property
    def page_parts(self) -> tuple[str, ...]:
        """The words and the counters of `page`, in their order."""
        return tuple(re.split(r"(\{pages?\})", self.page))


def frame(document: Document) -> Frame:
    return Frame(
        title=document.title,
        subtitle=document.subtitle,
        identity=document.identity,
        language=document.language,
        draft=_("BORRADOR") if document.is_draft else "",
        contents=_("Contenido"),
        page=_("Página {page} de {pages}"),
        signature=_("Visto bueno"),
        seal=document.seal,
        is_brief=document.is_brief,
        is_turned=document.is_brief and any(turned(document)[:1]),
    )


@dataclass(frozen=True, slots=True)
class ChartWords:
    """What the legend of a line chart says."""

    value: str
    target: str
    baseline: str
    a_break: str


def chart_words() -> ChartWords:
    return ChartWords(
        value=_("Valor"), target=_("Meta"), baseline=_("Línea de base"), a_break=_("Cambio de metodología")
    )


def midnight(dated: date) -> datetime:
    """The moment that a file bears instead of the clock's."""
    return datetime(dated.year, dated.month, dated.day, tzinfo=UTC)
