"""The second page of an indicator's entry as a form: what explains its result, by what the result is."""

from collections.abc import Collection, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.choices import Achievement, Block
from compliance.entries.editing import FIELDS
from compliance.entries.listed import texts_of
from compliance.forms.base import EntryForm
from compliance.forms.fields import LongTextField, TextListField
from compliance.forms.layout import Folded
from compliance.models import ProgressEntry

# What page two asks for, by what the value came to; the rest is folded or not shown.
ASKED_BY_RESULT: dict[Achievement, tuple[str, ...]] = {
    Achievement.ACHIEVED: ("measures",),
    Achievement.NOT_ACHIEVED: ("explanation", "actions"),
    Achievement.NOT_ASSESSABLE: ("measures", "explanation"),
    Achievement.NO_INFORMATION: ("explanation",),
}
EXPLANATIONS = {
    Achievement.NOT_ACHIEVED: gettext_lazy("¿Por qué no se alcanzó la meta?"),
    Achievement.NO_INFORMATION: gettext_lazy("¿Por qué no hay un valor? Explíquelo con sus palabras"),
}
FOLDED = ("context", "note")


class TextsForm(EntryForm):
    """What explains a result; only what the result asks for, and what was already written."""

    block = Block.TEXTS
    entry: ProgressEntry
    lists = ("measures", "actions")

    explanation = LongTextField(label=gettext_lazy("Explicación (opcional)"), rows=5)
    measures = TextListField(
        label=gettext_lazy("¿Qué medidas adoptadas contribuyeron a este resultado?"),
    )
    actions = TextListField(
        label=gettext_lazy("¿Qué acciones de mejora se realizarán?"),
    )
    context = LongTextField(
        label=gettext_lazy("Contexto"), help_text=gettext_lazy("Un párrafo que el reporte imprime con el resultado.")
    )
    note = LongTextField(
        label=gettext_lazy("Nota al pie"), rows=2, help_text=gettext_lazy("Una precisión sobre el dato o su medición.")
    )

    def __init__(
        self, entry: ProgressEntry, *, shown: Collection[str], result: Achievement | None = None, **options: Any
    ) -> None:
        self.names, self.result = [name for name in self.base_fields if name in shown], result
        super().__init__(entry, **options)

    def stated_by(self, entry: Any) -> dict[str, Any]:
        lists = {name: texts_of(entry, name) for name in self.lists if name in self.names}
        return {**super().stated_by(entry), **lists}

    def adapt(self) -> None:
        for name in set(self.fields) - set(self.names):
            del self.fields[name]
        if "explanation" in self.fields and self.result in EXPLANATIONS:
            self.fields["explanation"].label = EXPLANATIONS[self.result]

    def layout(self) -> Iterator[Any]:
        yield from (name for name in self.names if name not in FOLDED)
        yield Folded(
            _("Agregar contexto o una nota al pie (opcional)"), *(name for name in FOLDED if name in self.names)
        )

    def changes(self) -> dict[str, Any]:
        return {name: text for name, text in self.cleaned_data.items() if name in FIELDS[ProgressEntry][Block.TEXTS]}


def names_to_show(entry: ProgressEntry, result: Achievement) -> tuple[str, ...]:
    """What the result asks for, then whatever was written before the result changed: nothing is hidden."""
    asked = ASKED_BY_RESULT[result]
    written = {"explanation": entry.explanation, **{name: texts_of(entry, name) for name in TextsForm.lists}}
    return (*asked, *(name for name, text in written.items() if text and name not in asked), *FOLDED)
