"""Forms about an edition: preparing it, an entity's answer to its extract, and a signed copy to keep."""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.forms.base import DayField
from compliance.forms.fields import TextField
from compliance.report.checklist import CHECKLIST

LONGEST_TEXT = 2_000
QUESTION = "pregunta-"


def _bare(*names: str) -> FormHelper:
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    helper.layout = Layout(*names)
    return helper


class PrepareForm(forms.Form):
    """What is said when an edition is prepared; a correction gives its reason, and every question is answered."""

    reason = TextField(
        label=gettext_lazy("Motivo de la corrección"),
        help_text=gettext_lazy("Se publica tal cual en la fe de erratas: qué se corrige y por qué."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 3}),
    )
    preview_until = DayField(
        label=gettext_lazy("Último día para que las entidades opinen (opcional)"),
        help_text=gettext_lazy(
            "Cada punto focal recibe un correo con lo que se dirá de su entidad. En blanco, no se les consulta."
        ),
    )

    def __init__(self, *args: Any, is_correction: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_correction:
            del self.fields["reason"]
        for key, question in CHECKLIST:
            missing = {"required": _("Falta confirmarlo.")}
            self.fields[f"{QUESTION}{key}"] = forms.BooleanField(label=question, error_messages=missing)
        self.helper = _bare(*self._asked())

    def clean_preview_until(self) -> date | None:
        until: date | None = self.cleaned_data["preview_until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(_("Ese día ya pasó: elija una fecha desde hoy."))
        return until

    def _asked(self) -> list[str | Fieldset]:
        """What is typed, and under a heading of their own the questions."""
        typed: list[str | Fieldset] = [name for name in self.fields if not name.startswith(QUESTION)]
        questions = [name for name in self.fields if name.startswith(QUESTION)]
        legend = _("Confirme cada punto")
        return [*typed, Fieldset(legend, *questions, css_class="checklist", css_id="puntos")]

    @property
    def unconfirmed(self) -> int:
        """How many questions were left unanswered."""
        return sum(name.startswith(QUESTION) for name in self.errors)

    @property
    def mistyped(self) -> list[forms.BoundField]:
        """The other fields with something wrong."""
        return [field for field in self if field.errors and not field.name.startswith(QUESTION)]

    @property
    def said(self) -> dict[str, Any]:
        """What the stage takes, of a form that is valid."""
        typed = self.cleaned_data
        until: date | None = typed["preview_until"]
        answers = {key: typed[f"{QUESTION}{key}"] for key, _question in CHECKLIST}
        return {"reason": typed.get("reason", ""), "preview_until": until, "checklist": answers}


class OpinionForm(forms.Form):
    """An entity agrees with its extract, or objects and says what is not right."""

    agrees = forms.ChoiceField(
        label=gettext_lazy("¿Está conforme?"),
        choices=(("si", gettext_lazy("Sí, está conforme")), ("no", gettext_lazy("No, hay algo que corregir"))),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Elija una de las dos respuestas.")},
    )
    text = TextField(
        label=gettext_lazy("Qué no está bien y por qué"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = _bare("agrees", "text")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("agrees") == "no" and not typed.get("text", "").strip():
            self.add_error("text", _("Escriba qué no está bien y por qué."))
        return typed


class SignedCopyForm(forms.Form):
    """The published PDF with its signatures."""

    file = forms.FileField(
        label=gettext_lazy("PDF publicado, con las firmas agregadas"),
        error_messages={
            "required": gettext_lazy("Elija el archivo firmado."),
            "empty": gettext_lazy("El archivo está vacío."),
        },
        max_length=255,
    )

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = most
        self.helper = _bare("file")

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > self.most:
            raise forms.ValidationError(_("El archivo es demasiado grande para ser una edición publicada."))
        return upload
