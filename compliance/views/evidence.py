"""The files that support an entry, given out to those who may see it."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from compliance.entries.access import can_see_entry
from compliance.models import Evidence
from compliance.views.doors import Door


class EvidenceFile(Door):
    """A file that supports an entry, to keep, never to be run by the browser."""

    def get(self, request: HttpRequest, pk: int) -> FileResponse:  # noqa: ARG002
        subjects = ("entry__indicator", "service_entry__service")
        evidence = get_object_or_404(Evidence.objects.select_related(*subjects), pk=pk, link="")
        if not can_see_entry(self.standing, evidence.subject):
            raise Http404
        try:
            content = evidence.file.open("rb")
        except FileNotFoundError as problem:
            raise Http404 from problem
        return FileResponse(
            content,
            as_attachment=True,
            filename=evidence.file_name,
            content_type=evidence.media_type,
            headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
        )
