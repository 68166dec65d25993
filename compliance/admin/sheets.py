"""Import and export of the catalogue's tables, each as its sheet of the catalogue workbook, by django-import-export.

The sheets themselves, with their columns and checks, are those of the commands: `compliance.workbooks.catalogue`.
"""

import logging
from functools import partial
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from import_export.admin import ImportExportMixin
from import_export.results import Result
from tablib import Dataset

from compliance.admin.pages import Page
from compliance.admin.sheet_files import FORMATS
from compliance.admin.sheet_forms import SheetConfirmation, SheetDownload, SheetUpload
from compliance.admin.sheet_results import folded, outcome_of, preview_of, refusals_of
from compliance.models import Policy
from compliance.workbooks.problems import BookRefused
from compliance.workbooks.resources import SheetResource

logger = logging.getLogger(__name__)

MOST_PREVIEWED = 500


class SheetPage(ImportExportMixin, Page):  # type: ignore[misc]  # the library has no types
    """A table of the catalogue that comes and goes as a sheet."""

    sheet: type[SheetResource]

    import_form_class = SheetUpload
    confirm_form_class = SheetConfirmation
    export_form_class = SheetDownload
    import_template_name = "admin/sheets/import.html"
    export_template_name = "admin/sheets/export.html"

    # Who may, and in which formats

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_resource_classes(self, request: HttpRequest) -> list[type[SheetResource]]:  # noqa: ARG002
        return [self.sheet]

    def get_import_formats(self) -> list[Any]:
        return [partial(one, self.sheet) for one in FORMATS]

    get_export_formats = get_import_formats

    # Import

    def get_import_resource_kwargs(self, request: HttpRequest, **options: Any) -> dict[str, Any]:  # noqa: ARG002
        return {"policy": chosen_policy(options.get("form"))}

    def get_import_data_kwargs(self, **options: Any) -> dict[str, Any]:  # noqa: ARG002
        return {"rollback_on_validation_errors": True}

    def get_confirm_form_initial(self, request: HttpRequest, import_form: Any) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_confirm_form_initial(request, import_form)
        if not import_form:
            return initial
        signed = signing.dumps(initial["import_file_name"])
        return {**initial, "import_file_name": signed, "policy": chosen_policy(import_form)}

    def add_data_read_fail_error_to_form(self, form: SheetUpload, e: Exception) -> None:
        if isinstance(e, BookRefused):
            form.add_error("import_file", folded([str(problem) for problem in e.problems]))
        else:
            logger.error("A file could not be read", exc_info=e)
            form.add_error("import_file", _("No se pudo leer el archivo."))

    def import_action(self, request: HttpRequest, **options: Any) -> Any:
        response: Any = super().import_action(request, **options)
        result = response.context_data.get("result")
        if "confirm_form" not in response.context_data:
            forget_upload(response.context_data["form"])
        response.context_data.update(
            title=_("Importar %(rows)s") % {"rows": self.opts.verbose_name_plural},
            sheet=self.sheet.sheet,
            headers=self.sheet.headers(),
            refusals=folded(refusals_of(result)) if result else [],
            outcome=outcome_of(self.sheet.sheet, result) if result else None,
            preview=preview_of(result) if result else [],
            most=MOST_PREVIEWED,
        )
        return response

    def process_import(self, request: HttpRequest, **options: Any) -> Any:
        if not self.has_import_permission(request):
            raise PermissionDenied
        if not self.create_confirm_form(request).is_valid():
            messages.error(request, _("El archivo ya no está disponible: súbalo de nuevo."))
            return HttpResponseRedirect(self._address("import"))
        return super().process_import(request, **options)

    def process_result(self, result: Result, request: HttpRequest) -> Any:
        """The data may have changed between the preview and its confirmation: then nothing is loaded."""
        if problems := refusals_of(result):
            for problem in folded(problems):
                messages.error(request, problem)
            return HttpResponseRedirect(self._address("import"))
        return super().process_result(result, request)

    def add_success_message(self, result: Result, request: HttpRequest) -> None:
        outcome = outcome_of(self.sheet.sheet, result)
        messages.success(request, _("Importación terminada. %(outcome)s.") % {"outcome": outcome})

    def _create_log_entry(self, user_pk: int, rows: list[Any], _import_type: str, action_flag: int) -> None:
        """In the history of each row."""
        message = _("Importado de un archivo.")
        prefetch_related_objects(rows, *self.sheet.related)
        LogEntry.objects.log_actions(user_pk, rows, action_flag, change_message=message)

    def _address(self, page: str) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}")

    # Export

    def export_action(self, request: HttpRequest) -> Any:
        """A filter that the list itself cannot use exports nothing: the list says so."""
        try:
            return super().export_action(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(f"{self._address('changelist')}?{ERROR_FLAG}=1")

    def get_data_for_export(self, request: HttpRequest, queryset: QuerySet[Any], **options: Any) -> Dataset:  # noqa: ARG002
        """The rows that the list shows, as far as the sheet holds them: those of one policy, figures in force."""
        sheet = self.sheet(policy=chosen_policy(options.get("export_form")))
        return sheet.export(queryset=sheet.get_queryset().filter(pk__in=queryset.order_by().values("pk")))

    def get_export_filename(self, request: HttpRequest, queryset: QuerySet[Any], file_format: Any) -> str:  # noqa: ARG002
        return f"{self.sheet.sheet}.{file_format.get_extension()}"

    def init_request_context_data(self, request: HttpRequest, form: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().init_request_context_data(request, form)
        title = _("Exportar %(rows)s") % {"rows": self.opts.verbose_name_plural}
        return {**context, "title": title, "sheet": self.sheet.sheet, "headers": self.sheet.headers()}


def forget_upload(form: SheetUpload) -> None:
    """What will not be confirmed is not kept."""
    if name := getattr(form.files.get("import_file"), "tmp_storage_name", ""):
        Path(name).unlink(missing_ok=True)


def chosen_policy(form: Any) -> Policy | None:
    """The policy of a form, else the only one there is."""
    chosen = getattr(form, "cleaned_data", {}).get("policy") if form else None
    if chosen is not None:
        return chosen  # type: ignore[no-any-return]
    policies = list(Policy.objects.all()[:2])
    return policies[0] if len(policies) == 1 else None
