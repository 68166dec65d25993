"""Who takes part: the entities, as a tree, and the people who sign in."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Entity(models.Model):
    """A public entity, or a unit inside one. A unit's indicators count for the root of its tree."""

    acronym = models.CharField(_("sigla"), max_length=30, unique=True)
    name = models.CharField(_("nombre"), max_length=300, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("depende de"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="units",
        help_text=_("Solo para una unidad dentro de otra entidad; un organismo autónomo no depende de ninguna."),
    )
    source = models.CharField(_("fuente del dato"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("entidad")
        verbose_name_plural = _("entidades")
        ordering = ["acronym"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(parent=F("id")),
                name="entity_is_not_its_own_parent",
                violation_error_message=_("Una entidad no puede depender de sí misma."),
            ),
            models.CheckConstraint(condition=~Q(acronym=""), name="entity_has_acronym"),
        ]

    def __str__(self) -> str:
        return self.acronym

    def ancestors(self) -> list["Entity"]:
        """From the entity itself up to the root of its tree; stops where the tree would close a circle."""
        chain: list[Entity] = []
        one: Entity | None = self
        while one is not None and one not in chain:
            chain.append(one)
            one = one.parent
        return chain

    def clean(self) -> None:
        if self.pk and self.parent and self in self.parent.ancestors():
            raise ValidationError({"parent": _("Así la entidad dependería de sí misma.")})


def roots(entities: Iterable[Entity]) -> dict[int, Entity]:
    """For every entity's id, the root of its tree, from rows already loaded."""
    by_id = {entity.pk: entity for entity in entities}

    def root(entity: Entity) -> Entity:
        seen = {entity.pk}
        while entity.parent_id is not None and entity.parent_id not in seen:
            seen.add(entity.parent_id)
            entity = by_id[entity.parent_id]
        return entity

    return {pk: root(entity) for pk, entity in by_id.items()}


class PersonManager(UserManager["User"]):
    """Creates people by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":  # type: ignore[override]
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":  # type: ignore[override]
        return self.create_user(email, password, **{**extra, "is_staff": True, "is_superuser": True})


class User(AbstractUser):
    """A person who signs in with an institutional e-mail address."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("correo institucional"), unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = PersonManager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("persona")
        verbose_name_plural = _("personas")
        ordering = ["email"]

    def __str__(self) -> str:
        return self.get_full_name() or self.email
