"""The forms of the administration's import and export of a sheet: the file, its format and the policy it is about."""

import tempfile
from pathlib import Path
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm

from compliance.models import Policy

MOST_MEGABYTES = 25
# How long a preview may wait for its confirmation, in seconds.
PATIENCE = 60 * 60


def policy_field(resource: Any) -> forms.ModelChoiceField:  # type: ignore[type-arg]
    """Asked for only where the sheet belongs to a policy and there are several."""
    policies = Policy.objects.all()
    is_asked = bool(resource.policy_path) and policies.count() > 1
    return forms.ModelChoiceField(
        policies,
        label=_("Política"),
        required=is_asked,
        widget=forms.Select if is_asked else forms.HiddenInput,
    )


class SheetUpload(ImportForm):  # type: ignore[misc]  # the library has no types
    """A file; its name tells its format."""

    field_order = None

    def __init__(self, formats: Any, resources: Any, **options: Any) -> None:
        super().__init__(formats, resources, **options)
        self.extensions = [one().get_extension() for one in formats]
        self.fields["format"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.fields["policy"] = policy_field(resources[0])
        file = self.fields["import_file"]
        file.label = _("Archivo")
        file.help_text = _("Un libro XLSX o un CSV de hasta %(most)s MB.") % {"most": MOST_MEGABYTES}
        file.widget.attrs = {"accept": ",".join(f".{one}" for one in self.extensions)}

    @property
    def media(self) -> forms.Media:
        return forms.Media()

    def clean_import_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["import_file"]
        if (file.size or 0) > MOST_MEGABYTES * 1024 * 1024:
            raise ValidationError(_("El archivo pasa de %(most)s MB.") % {"most": MOST_MEGABYTES})
        if self._extension(file) not in self.extensions:
            raise ValidationError(_("Se acepta un archivo de extensión .xlsx o .csv."))
        return file

    def clean(self) -> dict[str, Any]:
        file = self.cleaned_data.get("import_file")
        return {**self.cleaned_data, "format": str(self.extensions.index(self._extension(file))) if file else ""}

    def _extension(self, file: UploadedFile) -> str:
        return Path(file.name or "").suffix.lower().lstrip(".")


class SheetConfirmation(ConfirmImportForm):  # type: ignore[misc]
    """The same file once more; its name travels signed, so that no other file can be named."""

    format = forms.ChoiceField(choices=[("0", "0"), ("1", "1")], widget=forms.HiddenInput)
    policy = forms.ModelChoiceField(Policy.objects.all(), required=False, widget=forms.HiddenInput)

    def clean_import_file_name(self) -> str:
        try:
            name = str(signing.loads(self.cleaned_data["import_file_name"], max_age=PATIENCE))
        except signing.BadSignature as error:
            raise ValidationError(_("El archivo ya no está disponible.")) from error
        if not (Path(tempfile.gettempdir()) / name).is_file():
            raise ValidationError(_("El archivo ya no está disponible."))
        return name


class SheetDownload(ExportForm):  # type: ignore[misc]
    """All columns of the sheet, so that what is exported can be imported again."""

    def __init__(self, formats: Any, resources: Any, **options: Any) -> None:
        super().__init__(formats, resources, **options)
        self.fields["format"].choices = [(str(i), one().get_title()) for i, one in enumerate(formats)]
        self.fields["policy"] = policy_field(resources[0])
