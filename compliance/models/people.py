"""Who takes part: the entities, as a tree, and the people who sign in."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.choices import Article, Role
from compliance.models.tracking import tracked


@tracked
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
    article = models.CharField(
        _("artículo"),
        max_length=10,
        choices=Article.choices,
        blank=True,
        help_text=_("El que acompaña a la sigla en el texto; vacío si se deduce del nombre."),
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
            models.CheckConstraint(condition=Q(article__in=["", *Article.values]), name="entity_article_is_known"),
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


def inside(entities: Iterable[Entity]) -> Mapping[int, frozenset[int]]:
    """For every entity's id, the ids of itself and of all units below it, from rows already loaded."""
    by_id = {entity.pk: entity for entity in entities}
    members: dict[int, set[int]] = {pk: {pk} for pk in by_id}
    for entity in by_id.values():
        above = by_id.get(entity.parent_id) if entity.parent_id else None
        while above is not None and entity.pk not in members[above.pk]:
            members[above.pk].add(entity.pk)
            above = by_id.get(above.parent_id) if above.parent_id else None
    return {pk: frozenset(found) for pk, found in members.items()}


class PersonManager(UserManager["User"]):
    """Creates people by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":  # type: ignore[override]
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":  # type: ignore[override]
        return self.create_user(email, password, **{**extra, "is_staff": True, "is_superuser": True})


@partial(tracked, exclude=("password", "last_login"))
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


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments by their dates."""

    def in_force(self, on: date | None = None) -> "AssignmentQuerySet":
        day = on or timezone.localdate()
        not_ended = Q(ends_on__isnull=True) | Q(ends_on__gte=day)
        return self.filter(not_ended, starts_on__lte=day, declined_at__isnull=True)

    def focal_points(self) -> "AssignmentQuerySet":
        return self.filter(role=Role.FOCAL_POINT)

    def reviewers(self) -> "AssignmentQuerySet":
        return self.filter(role=Role.REVIEWER)


@tracked
class Assignment(models.Model):
    """What a person does for an entity, from a day to a day; what they sent stays with the entity."""

    user = models.ForeignKey(User, verbose_name=_("persona"), on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(_("función"), max_length=20, choices=Role.choices)
    entity = models.ForeignKey(
        Entity,
        verbose_name=_("entidad o unidad"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        help_text=_("La de un punto focal; la unidad propia de quien revisa. La lectura no la necesita."),
    )
    is_alternate = models.BooleanField(_("alterna"), default=False)
    starts_on = models.DateField(_("desde"), default=timezone.localdate)
    ends_on = models.DateField(_("hasta"), null=True, blank=True, help_text=_("Último día; vacío si sigue vigente."))
    designation = models.CharField(_("documento de designación"), max_length=200, blank=True)
    confirmed_at = models.DateTimeField(_("confirmada el"), null=True, blank=True, editable=False)
    declined_at = models.DateTimeField(_("declinada el"), null=True, blank=True, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("designación")
        verbose_name_plural = _("designaciones")
        ordering = ["entity", "role", "-starts_on"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="assignment_role_is_known"),
            models.CheckConstraint(
                condition=Q(role=Role.READER) | Q(entity__isnull=False),
                name="assignment_has_entity",
                violation_error_message=_("Indique la entidad o unidad de la persona."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="assignment_dates_run_forward",
                violation_error_message=_("La designación termina antes de empezar."),
            ),
            models.UniqueConstraint(
                fields=["user", "role", "entity"],
                condition=Q(ends_on__isnull=True),
                nulls_distinct=False,
                name="assignment_once_at_a_time",
                violation_error_message=_("La persona ya tiene esa función en esa entidad."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"
