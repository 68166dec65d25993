"""What a person writes to let a finding pass: why, and by which office."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.forms.fields import TextField

LONGEST_REASON = 2_000


class WaiverForm(forms.Form):
    """Both are printed in annex C with the person's name and the day."""

    reason = TextField(
        label=_("¿Por qué se publica sin resolverlo?"), max_length=LONGEST_REASON, widget=forms.Textarea({"rows": 4})
    )
    office = TextField(
        label=_("Su cargo"), max_length=200, help_text=_("Se imprime en el anexo C, junto a su nombre y la fecha.")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.helper = FormHelper()
        self.helper.form_tag, self.helper.disable_csrf = False, True
