"""Forms of one's own access: signing in, and one field for a new password."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

RULE = _("Al menos 12 caracteres; puede ser una frase. Evite las contraseñas comunes y su propio correo.")


def _describe(field: forms.Field, label: Any, help_text: Any = "") -> None:
    """Labels say what a field is; allauth says it again inside of it."""
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)


class Login(LoginForm):  # type: ignore[misc]
    """An institutional address and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _describe(self.fields["login"], _("Correo institucional"))
        _describe(self.fields["password"], _("Contraseña"))


class Reauthenticate(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, of whoever is signed in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _describe(self.fields["password"], _("Contraseña"))


class PasswordForgotten(ResetPasswordForm):  # type: ignore[misc]
    """The address to which a link is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _describe(self.fields["email"], _("Correo institucional"))


class NewPassword(ResetPasswordKeyForm):  # type: ignore[misc]
    """One field: who doubts what they typed can look at it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        _describe(self.fields["password1"], _("Contraseña nueva"), RULE)


class PasswordChange(ChangePasswordForm):  # type: ignore[misc]
    """The password of now, and the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        _describe(self.fields["oldpassword"], _("Contraseña actual"))
        _describe(self.fields["password1"], _("Contraseña nueva"), RULE)
