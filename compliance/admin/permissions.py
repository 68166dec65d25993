"""Groups and permissions in words: Django keeps the names of permissions in English, in the database."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group, Permission
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _
from pghistory.models import Context, Event, Events

VERBS = {"add": _("agregar"), "change": _("modificar"), "delete": _("borrar"), "view": _("ver")}


def _is_of_trail(model: type[Model]) -> bool:
    """Whether the triggers write it: it has no page, and its name is made up in English."""
    return issubclass(model, (Event, Events, Context))


def offered() -> Q:
    """Permissions over tables that somebody has a page for."""
    tables = (model._meta for model in apps.get_models() if _is_of_trail(model))
    hidden = Q()
    for table in tables:
        hidden |= Q(content_type__app_label=table.app_label, content_type__model=table.model_name)
    return ~hidden


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
            field.queryset = field.queryset.filter(offered())
        return field


admin.site.unregister(Group)


@admin.register(Group)
class GroupPage(Permissions, GroupAdmin):
    search_help_text = _("Busca por nombre.")
