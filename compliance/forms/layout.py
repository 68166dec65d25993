"""The few things that a page of the entry lays out and that crispy-forms does not have."""

from typing import Any

from crispy_forms.layout import Fieldset, LayoutObject
from crispy_forms.utils import TEMPLATE_PACK
from django.db.models import TextChoices
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def when(answer: TextChoices, *fields: Any) -> Fieldset:
    """Fields that follow from one answer and say from which: shown with it alone where there is JavaScript, always
    where there is none."""
    legend = _("Solo si eligió «%(answer)s»") % {"answer": answer.label}
    return Fieldset(legend, *fields, css_class="when", data_when=answer.value)


class Folded(LayoutObject):  # type: ignore[misc]
    """Fields behind a line that unfolds them; open where one of them holds something or has an error."""

    template = "entry/_folded.html"

    def __init__(self, summary: str, *fields: Any) -> None:
        self.summary, self.fields = summary, list(fields)

    def render(self, form: Any, context: Any, template_pack: str = TEMPLATE_PACK, **kwargs: Any) -> str:
        names = [pointer.name for pointer in self.get_field_names()]
        is_open = any(form[name].errors or form[name].value() for name in names)
        inside = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string(self.template, {"summary": self.summary, "inside": inside, "is_open": is_open})
