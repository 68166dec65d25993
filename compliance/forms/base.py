"""What the forms of an entry have in common: their version, the answers to observations, what differs from what
another person saved.

A form reads what was typed; what an entry lacks and who may save it are questions of the stage.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext as _

from compliance.choices import Block
from compliance.entries.access import AnyEntry
from compliance.forms.fields import LongTextField, TextList
from compliance.models import Observation
from compliance.models.bounds import FIRST_YEAR, LAST_YEAR

ANSWER = "answer-"


@dataclass(frozen=True, slots=True)
class Difference:
    """What another person saved, beside what this one typed."""

    label: str
    theirs: str
    yours: str


def close_form(form: forms.Form) -> None:
    """Has it show what it holds and take nothing more."""
    for field in form.fields.values():
        is_text = isinstance(field.widget, forms.TextInput | forms.Textarea | forms.DateInput)
        field.widget.attrs["readonly" if is_text else "disabled"] = True


class DayField(forms.DateField):
    """A day, by the browser's own calendar where it has one."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        super().__init__(required=False, widget=widget, **options)
        self.error_messages["invalid"] = _("Escriba la fecha como día/mes/año, por ejemplo 30/04/2023.")

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Revise el año de la fecha."), code="year")
        return day


class EntryForm(forms.Form):
    """A page of an entry. `block` is what it edits, `lists` its fields that hold texts of their own."""

    block: ClassVar[Block]
    lists: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, entry: AnyEntry, *, data: Any = None, observations: Iterable[Observation] = (), complete: bool = False
    ) -> None:
        self.entry, self.complete = entry, complete
        super().__init__(data=data, initial=self.stated_by(entry))
        self.adapt()
        observed = {one.pk: one for one in observations if one.block == self.block and one.closed_at is None}
        for pk in {**observed, **self._posted_answers()}:
            self.fields[f"{ANSWER}{pk}"] = self._answer_field(observed.get(pk))
        self.helper = FormHelper()
        self.helper.form_tag, self.helper.disable_csrf = False, True
        self.helper.layout = Layout(*self.answer_names, *self.layout())

    def stated_by(self, entry: AnyEntry) -> dict[str, Any]:
        """What the entry says, by the form's field names."""
        return {name: getattr(entry, name) for name in self.base_fields if hasattr(entry, name)}

    def layout(self) -> Iterator[Any]:
        """The page's fields in their order."""
        yield from ()

    def adapt(self) -> None:
        """Fits the fields to the entry."""

    def clean(self) -> dict[str, Any]:
        """Whoever goes on has answered what was observed here; a draft may wait for it."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self.answer_names if self.complete else ():
            if name not in self.errors and not typed.get(name):
                self.add_error(name, _("Para seguir falta su respuesta: qué corrigió, o por qué queda como está."))
        return typed

    def changes(self) -> dict[str, Any]:
        """What the block's own columns become."""
        return {}

    def _posted_answers(self) -> dict[int, None]:
        """Which observations the page answered; whether they are this entry's is the save's question."""
        names = (name.removeprefix(ANSWER) for name in self.data if name.startswith(ANSWER))
        return {int(pk): None for pk in names if pk.isdecimal() and len(pk) < 19}

    def _answer_field(self, observation: Observation | None) -> forms.Field:
        label = (
            _("Responda la observación: «%(text)s»") % {"text": observation.text} if observation else _("Su respuesta")
        )
        return LongTextField(label=label, rows=2, initial=observation.answer if observation else "")

    def has_changed(self) -> bool:
        """An answer counts as a change even where it is erased: what was answered before is not read again."""
        return super().has_changed() or bool(self.answer_names)

    @property
    def answer_names(self) -> list[str]:
        return [name for name in self.fields if name.startswith(ANSWER)]

    @property
    def saved(self) -> dict[str, Any]:
        """What a save takes, of a form that is valid; lists that stayed as they were are left alone."""
        typed = self.cleaned_data
        answers = {int(name.removeprefix(ANSWER)): typed[name] for name in self.answer_names}
        lists = {name: typed[name] for name in self.lists if name in self.changed_data}
        return {"block": self.block, "changes": self.changes(), "answers": answers, **lists}

    def land_on(self, focus: str) -> "EntryForm":
        """Puts the person on one text of a list when the page is shown."""
        for name in self.lists:
            if name in self.fields:
                cast(TextList, self.fields[name].widget).focus = focus
        return self

    @property
    def problems(self) -> list[str]:
        """What could not be read, in words."""
        return [str(message) for messages in self.errors.values() for message in messages]

    def differences(self, current: "EntryForm") -> list[Difference]:
        """Where what was typed is not what the entry says now."""
        return [
            Difference(str(field.label), current.shown(name), self.shown(name))
            for name, field in self.fields.items()
            if name in current.fields and field.has_changed(current.initial_of(name), self[name].data)
        ]

    def initial_of(self, name: str) -> Any:
        return self.get_initial_for_field(self.fields[name], name)

    def shown(self, name: str) -> str:
        """A field's content as a person reads it."""
        value, field = self[name].value(), self.fields[name]
        if isinstance(field, forms.ChoiceField):
            return str(dict(cast(Any, field.choices)).get(value, "")) or "—"
        return ("\n".join(value) if isinstance(value, list) else str(value if value is not None else "")) or "—"
