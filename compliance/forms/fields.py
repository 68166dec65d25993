"""Fields that every page of the entry shares: numbers as people type them, and lists of short texts.

How a typed number is read lives in `typed_numbers.py`.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.formatting import decimals_of, exact, plain
from compliance.forms.typed_numbers import NotANumber, for_editing, readings, unmistakable
from compliance.models.bounds import DECIMAL_PLACES, DIGITS
from compliance.models.unseen import refuse_unseen, unseen_in

LONGEST_TEXT = 4_000
MOST_TEXTS = 30


class TolerantDecimalField(forms.Field):
    """An exact number typed as Peru writes it; what can be read in two ways is asked, never guessed.

    Accepts `7.6`, `7,6`, `1 250 000`, a minus and, where `suffix` says so, the unit behind. At most `places` decimals
    and `whole_digits` before them. Zero or more unless `may_be_negative`. What is stored has `least_decimals`, or more.
    """

    widget = forms.TextInput

    def __init__(
        self,
        *,
        places: int = DECIMAL_PLACES,
        whole_digits: int = DIGITS - DECIMAL_PLACES,
        may_be_negative: bool = False,
        suffix: str = "",
        least_decimals: int = 0,
        **options: Any,
    ) -> None:
        self.least_decimals = least_decimals
        self.places, self.whole_digits = places, whole_digits
        self.may_be_negative, self.suffix = may_be_negative, suffix
        super().__init__(**options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:  # noqa: ARG002
        return {"inputmode": "decimal", "autocomplete": "off", "spellcheck": "false"}

    def prepare_value(self, value: Any) -> Any:
        return for_editing(value, self.least_decimals) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if self.suffix and text.endswith(self.suffix):
            text = text.removesuffix(self.suffix)
        return self._one_reading(text) if text else None

    def _one_reading(self, text: str) -> Decimal:
        try:
            found = readings(text)
        except NotANumber as problem:
            raise ValidationError(
                _("No se entiende como número. Escriba, por ejemplo, 7.6 o 1 250 000."), code="invalid"
            ) from problem
        if len(found) > 1:
            first, second = (unmistakable(figure) for figure in found)
            said = {"decimal": plain(exact(found[0])), "first": first, "second": second}
            raise ValidationError(
                _("¿%(decimal)s o %(second)s? Escriba %(first)s o %(second)s, según corresponda.") % said,
                code="ambiguous",
            )
        return found[0]

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if value < 0 and not self.may_be_negative:
            raise ValidationError(_("Este número no puede ser negativo."), code="negative")
        if abs(value) >= Decimal(10) ** self.whole_digits:
            raise ValidationError(_("El número es demasiado grande: revíselo."), code="too_large")
        if decimals_of(value) > self.places:
            message = _("Escriba como máximo %(places)s decimales.") % {"places": self.places}
            raise ValidationError(message, code="too_many_decimals")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


class TextList(forms.Widget):
    """One text area a text, in their order; the empty one that always stands first says that the list was there."""

    template_name = "entry/_text_list.html"
    use_fieldset = True
    focus = ""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:  # noqa: ARG002
        if isinstance(data, MultiValueDict):
            texts = cast(list[str], data.getlist(name))
            return texts if texts[:1] != [""] else texts[1:]
        return list(data.get(name, []))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:  # noqa: ARG002
        return name not in data

    def id_for_label(self, id_: str) -> str:  # noqa: ARG002
        """A group of fields has a legend, no label."""
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        texts = list(value or []) or [""]
        ids = [f"{context['widget']['attrs'].get('id', name)}_{at}" for at in range(len(texts))]
        context["widget"]["texts"] = [
            {"id": pk, "text": text, "has_focus": pk == self.focus} for pk, text in zip(ids, texts, strict=True)
        ]
        return context


class TextListField(forms.Field):
    """A list of texts of equal rank: blank ones are dropped, the order is kept."""

    widget = TextList

    def __init__(self, *, most: int = MOST_TEXTS, longest: int = LONGEST_TEXT, **options: Any) -> None:
        self.most, self.longest = most, longest
        super().__init__(required=False, **options)

    def to_python(self, value: Sequence[str] | None) -> list[str]:
        texts = [normalised(text) for text in value or ()]
        return [text for text in texts if text]

    def validate(self, value: list[str]) -> None:
        if len(value) > self.most:
            raise ValidationError(_("Son demasiados textos: deje como máximo %(most)s.") % {"most": self.most})
        for position, text in enumerate(value, 1):
            if unseen := unseen_in(text):
                raise ValidationError(_("Texto %(position)s: %(unseen)s") % {"position": position, "unseen": unseen})
            if len(text) > self.longest:
                said = {"position": position, "most": self.longest, "length": len(text)}
                raise ValidationError(
                    _("El texto %(position)s tiene %(length)s letras; caben %(most)s. No se borró nada.") % said
                )


def normalised(text: str) -> str:
    """Line ends as the database keeps them, and no blanks around."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def take_no_unseen(field: forms.CharField) -> None:
    """Has a field of text refuse what nobody sees, null characters among it, with one message."""
    others = (one for one in field.validators if not isinstance(one, ProhibitNullCharactersValidator))
    field.validators = [*others, refuse_unseen]


class TextField(forms.CharField):
    """A text that people write."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        take_no_unseen(self)


class LongTextField(TextField):
    """A text of some paragraphs."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        super().__init__(required=False, max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": rows}), **options)
        # The browser would cut what is pasted, silently.
        self.widget.attrs.pop("maxlength", None)
        self.error_messages["max_length"] = gettext_lazy(
            "Caben %(limit_value)d letras y hay %(show_value)d. No se borró nada."
        )

    def to_python(self, value: Any) -> str:
        return normalised(super().to_python(value) or "")
