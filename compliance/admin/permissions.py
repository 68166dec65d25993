"""Groups and permissions in words: Django keeps the names of permissions in English, in the database."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext_lazy as _

VERBS = {"add": _("agregar"), "change": _("modificar"), "delete": _("borrar"), "view": _("ver")}


def in_words(permission: Permission) -> str:
    """`Cumplimiento de la política | indicador: modificar`."""
    verb = permission.codename.partition("_")[0]
    return f"{permission.content_type}: {VERBS.get(verb, permission.name)}"


class Permissions(BaseModelAdmin):  # type: ignore[type-arg]
    """A page on which permissions are given."""

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field: Any = super().formfield_for_manytomany(db_field, request, **kwargs)
        if field is not None and db_field.remote_field.model is Permission:
            field.label_from_instance = in_words
        return field


admin.site.unregister(Group)


@admin.register(Group)
class GroupPage(Permissions, GroupAdmin):
    search_help_text = _("Busca por nombre.")
