"""The public page that tells whether a file is a published edition. The file passes by and nothing of it is kept."""

from typing import Any, cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from compliance.models import ReportEdition
from compliance.publishing.publications import files_of, siblings_of
from compliance.publishing.verification import Fingerprint, new_fingerprint, verify
from compliance.views.publications import PublicPage, published_or_404, told
from compliance.views.report import DOWNLOADS

FIELD = "archivo"


class Passing(FileUploadHandler):
    """Takes the fingerprint of the first file as it arrives; what is longer than it may be is read past."""

    def __init__(self, request: HttpRequest, most: int) -> None:
        super().__init__(request)
        self.most, self.is_too_long = most, False
        self.fingerprint: Fingerprint | None = None
        self.read_name = ""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.fingerprint is not None or self.field_name != FIELD:
            raise SkipFile
        self.fingerprint, self.read_name = new_fingerprint(), self.file_name or ""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > self.most:
            self.is_too_long = True
            raise SkipFile
        cast(Fingerprint, self.fingerprint).update(raw_data)

    def file_complete(self, _file_size: int) -> UploadedFile | None:
        return None


# The form of a page without an account changes nothing, so that a foreign site gains nothing by sending it.
@method_decorator([login_not_required, csrf_exempt], name="dispatch")
class Verify(PublicPage):
    """A file in, a verdict out."""

    template_name = "verification/verify.html"

    @cached_property
    def edition(self) -> ReportEdition | None:
        """The edition that a file's code leads to; none at the page for any file."""
        return published_or_404(self.kwargs["code"]) if "code" in self.kwargs else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        most = settings.VERIFICATION_MOST_BYTES
        context = super().get_context_data(most=most, downloads=DOWNLOADS, **kwargs)
        if self.edition is None:
            return context
        latest = siblings_of(self.edition).latest
        replaced_by = told(latest) if latest != self.edition else None
        return context | told(self.edition) | {"files": files_of(self.edition), "replaced_by": replaced_by}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        handler = Passing(request, settings.VERIFICATION_MOST_BYTES)
        request.upload_handlers = [handler]
        request.FILES  # noqa: B018 (reading them is what makes the file pass by)
        if handler.is_too_long:
            return self.answer(_("El archivo es demasiado grande para ser una edición publicada."), 413, **kwargs)
        if handler.fingerprint is None or not handler.fingerprint.size:
            return self.answer(_("Elija el archivo que quiere verificar."), 400, **kwargs)
        found = verify(handler.fingerprint)
        about = told(found.edition) if found.edition else {}
        elsewhere = bool(self.edition and found.edition and found.edition != self.edition)
        shown = {
            "found": found,
            "about": about,
            "newest": self._newest(found.edition),
            "is_elsewhere": elsewhere,
            "file_name": handler.read_name,
            "digest": handler.fingerprint.sha256,
        }
        return self.render_to_response(self.get_context_data(**shown, **kwargs))

    def _newest(self, edition: ReportEdition | None) -> dict[str, Any]:
        """The edition that replaced the one that a file is of, if one did."""
        latest = siblings_of(edition).latest if edition else None
        return told(latest) if latest is not None and latest != edition else {}

    def answer(self, refusal: str, status: int, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(refusal=refusal, **kwargs), status=status)
