"""The people who sign in with their institutional address, and what each of them does for which entity."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.admin.filters import InForceToday
from compliance.admin.inputs import ExclusiveRows
from compliance.admin.invitations import invite_designated, invite_newcomer, send_again, send_invitations
from compliance.admin.lists import Counted, column
from compliance.admin.pages import Page, Rows
from compliance.admin.permissions import Permissions
from compliance.formatting import moment
from compliance.models import Assignment, User


class AddressInLowerCase:
    """One person has one address, however it is written."""

    cleaned_data: dict[str, Any]

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


TAKEN = {"email": {"unique": _("Ya hay una persona con ese correo.")}}


class PersonCreation(AddressInLowerCase, forms.ModelForm):  # type: ignore[type-arg]
    """A person makes their own password, by the link of their invitation."""

    class Meta:
        model = User
        fields = ("email", "first_name", "last_name")
        labels = {"first_name": _("Nombres")}
        error_messages = TAKEN

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        person: User = super().save(commit)
        return person


class PersonChange(AddressInLowerCase, UserChangeForm):  # type: ignore[type-arg]
    password = None  # type: ignore[assignment]  # a person's password is the person's

    class Meta:
        model = User
        fields = "__all__"
        error_messages = TAKEN
        labels = {
            "first_name": _("Nombres"),
            "is_active": _("Cuenta activa"),
            "is_staff": _("Entra a la administración"),
            "is_superuser": _("Tiene todos los permisos"),
            "user_permissions": _("Permisos propios"),
        }
        help_texts = {
            "is_active": _("Desactívela en lugar de borrarla."),
            "is_staff": _("Además necesita permisos, propios o de un grupo."),
            "is_superuser": _("Sin que se le asignen uno por uno."),
            "groups": _("La persona tiene los permisos de todos sus grupos."),
            "user_permissions": _("Además de los permisos de sus grupos."),
        }


class OneAtATime(ExclusiveRows):
    """What a person does for an entity, once at a time."""

    key_field = "role"
    refusal = _("La persona ya tiene esa función en esa entidad.")

    def key(self, row: Mapping[str, Any]) -> Any:
        entity = row.get("entity")
        return None if row.get("ends_on") or not row.get("role") else (row["role"], getattr(entity, "pk", entity))


class AssignmentRows(Rows):
    model = Assignment
    formset = OneAtATime
    related = ("user", "entity")
    fields = ("role", "entity", "is_alternate", "starts_on", "ends_on", "designation")
    autocomplete_fields = ("entity",)


@admin.register(Assignment)
class AssignmentPage(Page):
    list_display = (
        "user",
        column(_("correo"), "user.email"),
        "role",
        column(_("entidad"), "entity"),
        "answer",
        "is_alternate",
        "starts_on",
        "ends_on",
    )
    list_select_related = ("user", "entity")
    list_filter = (InForceToday, "role", "is_alternate", ("entity", admin.RelatedOnlyFieldListFilter))
    date_hierarchy = "starts_on"
    search_fields = ("user__email", "user__first_name", "user__last_name", "entity__acronym", "designation")
    search_help_text = _("Busca por persona, sigla de la entidad o documento de designación.")
    autocomplete_fields = ("user", "entity")
    readonly_fields = ("confirmed_at", "declined_at")
    actions = (send_invitations,)
    fieldsets = (
        (None, {"fields": ("user", "role", "entity", "is_alternate")}),
        (_("Vigencia"), {"fields": ("starts_on", "ends_on", "designation", "confirmed_at", "declined_at")}),
    )

    @admin.display(description=_("respuesta"), ordering="declined_at")
    def answer(self, assignment: Assignment) -> str:
        """What the person said of it, on the page that the invitation leads to."""
        if assignment.declined_at:
            return gettext("No le corresponde")
        return gettext("Confirmada") if assignment.confirmed_at else gettext("Sin respuesta")

    def save_model(self, request: HttpRequest, obj: Assignment, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            transaction.on_commit(partial(invite_designated, self, request, obj))


@admin.register(User)
class PersonPage(Permissions, Page, UserAdmin):  # type: ignore[type-arg]
    """Only a superuser gives permissions, or touches another superuser."""

    counted = (Counted(Assignment, "user"),)

    form = PersonChange
    add_form = PersonCreation
    add_form_template = "admin/change_form.html"
    ordering = ("email",)
    list_display = (
        "email",
        column(_("nombres"), "first_name"),
        "last_name",
        column(_("activa"), "is_active", boolean=True),
        column(_("administra"), "is_staff", boolean=True),
        "access",
    )
    list_filter = ("is_active", "is_staff", "is_superuser", "groups")
    search_fields = ("email", "first_name", "last_name")
    search_help_text = _("Busca por correo, nombres o apellidos.")
    readonly_fields = ("access", "date_joined")
    actions = (send_again,)
    fieldsets = (
        (None, {"fields": ("email", "access")}),
        (_("Datos personales"), {"fields": ("first_name", "last_name")}),
        (_("Permisos"), {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        (_("Fechas"), {"fields": ("date_joined",)}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("email", "first_name", "last_name"),
                "description": _(
                    "Al guardar se le envía un enlace para que cree su contraseña. "
                    "Su designación y sus permisos se dan después; también la designación se le avisa al guardarla."
                ),
            },
        ),
    )

    @admin.display(description=_("acceso"), ordering="last_login")
    def access(self, person: User) -> str:
        """How far the person came: to a password, to a first visit, or when they were here last."""
        if person.last_login:
            return gettext("Última visita: %(when)s") % {"when": moment(person.last_login)}
        return gettext("Todavía no entra") if person.has_usable_password() else gettext("Todavía no crea su contraseña")

    def get_urls(self) -> list[Any]:
        """Without the page on which an administrator would choose someone's password."""
        return [url for url in super().get_urls() if url.name != "auth_user_password_change"]

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            transaction.on_commit(partial(invite_newcomer, self, request, obj))

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        for designation in formset.new_objects if formset.model is Assignment else ():
            transaction.on_commit(partial(invite_designated, self, request, designation))

    def get_inlines(self, request: HttpRequest, obj: User | None) -> Any:  # noqa: ARG002
        return (AssignmentRows,) if obj else ()

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        fixed = super().get_readonly_fields(request, obj)
        granted = ("is_staff", "is_superuser", "groups", "user_permissions")
        return fixed if _is_superuser(request.user) else (*fixed, *granted)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and _may_touch(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_touch(request.user, obj)


def _is_superuser(actor: Any) -> bool:
    return bool(actor.is_superuser)


def _may_touch(actor: Any, person: User | None) -> bool:
    return _is_superuser(actor) or person is None or not person.is_superuser
