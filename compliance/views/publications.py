"""The public side: published editions, read and downloaded by anyone. What is not published is not found here."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.views.decorators.http import conditional_page
from django.views.generic import TemplateView
from django.views.generic.base import View

from compliance.models import EditionFile, ReportEdition, SignedCopy
from compliance.publishing.content import compare_editions, kept_content
from compliance.publishing.publications import (
    files_of,
    is_validated,
    publication_of,
    published_editions,
    siblings_of,
    signed_copies_of,
    signed_name,
)
from compliance.publishing.seals import code_of, identity_of, named_in_a_sentence
from compliance.report.comparison import ERRATA, Comparison
from compliance.report.dictionary import CHAPTERS, SHEETS
from compliance.report.errata import changed_in_words, sections_of, tables_of
from compliance.report.renderers.references import readable
from compliance.views.report import CONTENT_TYPES, DOWNLOADS

# What was published never changes under its address.
FOR_GOOD = "public, max-age=31536000, immutable"
# A page about it does: another edition may replace it, which nobody should learn late. What is kept is asked about.
OF_EVERYONE, OF_ONE_PERSON = "public, no-cache", "private, no-cache"


@method_decorator([login_not_required, conditional_page], name="dispatch")
class PublicPage(TemplateView):
    """A page that anyone may see. Whoever brings no cookie gets the page that all such persons get, which caches may
    keep; for anyone else it may hold what is theirs, such as the head of the page.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = super().dispatch(request, *args, **kwargs)
        if request.method in ("GET", "HEAD"):
            patch_vary_headers(answer, ["Cookie"])
            answer["Cache-Control"] = OF_ONE_PERSON if request.COOKIES else OF_EVERYONE
        return answer


def published_or_404(code: str, *, whole: bool = False) -> ReportEdition:
    edition = publication_of(code, whole=whole)
    if edition is None:
        raise Http404
    return edition


def told(edition: ReportEdition) -> dict[str, Any]:
    """What every page says of an edition."""
    return {
        "edition": edition,
        "code": code_of(edition),
        "identity": identity_of(edition),
        "named": named_in_a_sentence(edition),
    }


class Publications(PublicPage):
    """Every published year with its edition in force, and the earlier ones behind it."""

    template_name = "publications/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        policies: dict[str, dict[str, Any]] = {}
        for edition in published_editions():
            policy = edition.policy
            found = policies.setdefault(policy.code, {"name": policy.name or policy.code, "years": {}})
            found["years"].setdefault(edition.year, []).append(told(edition))
        return super().get_context_data(policies=policies, **kwargs)


class EditionPage(PublicPage):
    """A page about the published edition of the address."""

    whole = False

    @cached_property
    def edition(self) -> ReportEdition:
        return published_or_404(self.kwargs["code"], whole=self.whole)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        siblings = siblings_of(self.edition)
        replaced_by = told(siblings.latest) if siblings.latest != self.edition else None
        said = {**told(self.edition), "siblings": siblings, "replaced_by": replaced_by}
        return super().get_context_data(**{**said, **kwargs})


class PublicationPage(EditionPage):
    """What it is, whether it was replaced, and every file of it."""

    template_name = "publications/edition.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        files, before = files_of(self.edition), siblings_of(self.edition).before
        copies = signed_copies_of(self.edition)
        return super().get_context_data(
            files=[(label, files[name]) for name, label in DOWNLOADS.items() if name in files],
            copies=copies,
            is_validated=is_validated(copies),
            signed_name=signed_name(self.edition),
            before=told(before) if before else None,
            errata=ERRATA,
            **kwargs,
        )


class PublicationReading(EditionPage):
    """The frozen document on the site, as it was published."""

    template_name = "publications/reading.html"
    whole = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(document=readable(kept_content(self.edition).document), **kwargs)


class PublicationChanges(EditionPage):
    """What an edition changes of an earlier one of the same policy, in words and in tables."""

    template_name = "publications/changes.html"
    whole = True

    @cached_property
    def other(self) -> ReportEdition:
        other = published_or_404(self.kwargs["other"], whole=True)
        if other.policy_id != self.edition.policy_id or other == self.edition:
            raise Http404
        return other

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A correction is told from the earlier edition to the later, whichever is named first."""
        if _order(self.other) > _order(self.edition):
            return redirect("publication_changes", kwargs["other"], kwargs["code"], permanent=True)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        other = self.other
        found = compare_editions(other, self.edition)
        years = None if other.year == self.edition.year else (str(other.year), str(self.edition.year))
        return super().get_context_data(**{**kwargs, "other": told(other), **in_words_and_tables(found, years)})


def _order(edition: ReportEdition) -> tuple[int, int]:
    return edition.year, edition.number or 0


def in_words_and_tables(found: Comparison, heads: tuple[str, str] | None = None) -> dict[str, Any]:
    """A comparison as a page shows it."""
    return {
        "changed": changed_in_words(found),
        "tables": tables_of(found, heads=heads),
        "parts": sections_of(found),
    }


class Dictionary(PublicPage):
    """What every key of the data means."""

    template_name = "publications/dictionary.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(chapters=CHAPTERS, sheets=SHEETS, **kwargs)


def kept_file(request: HttpRequest, row: EditionFile | SignedCopy, *, name: str, content_type: str) -> HttpResponse:
    """Stored bytes as they are, for good; a browser that has them is told so without reading them again.

    They are served whole, which the answer says: a file is small, and its digest is of all of it.
    """
    etag = f'"{row.sha256}"'
    if (answer := get_conditional_response(request, etag=etag)) is None:
        answer = HttpResponse(bytes(row.content), content_type=content_type)
        answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=name))
    answer["ETag"], answer["Cache-Control"], answer["X-Content-Type-Options"] = etag, FOR_GOOD, "nosniff"
    answer["Accept-Ranges"] = "none"
    return answer


@method_decorator(login_not_required, name="dispatch")
class PublicationFile(View):
    """A file of an edition, byte by byte as it was published."""

    def get(self, request: HttpRequest, code: str, format_name: str) -> HttpResponse:
        edition = published_or_404(code)
        row = get_object_or_404(EditionFile.objects.defer("content"), edition=edition, format_name=format_name)
        name = f"reporte-{code_of(edition)}.{format_name}"
        return kept_file(request, row, name=name, content_type=CONTENT_TYPES[format_name])


@method_decorator(login_not_required, name="dispatch")
class SignedCopyFile(View):
    """The official copy of an edition, with its signatures."""

    def get(self, request: HttpRequest, code: str, pk: int) -> HttpResponse:
        edition = published_or_404(code)
        row = get_object_or_404(SignedCopy.objects.defer("content"), edition=edition, pk=pk)
        return kept_file(request, row, name=signed_name(edition), content_type=CONTENT_TYPES["pdf"])
