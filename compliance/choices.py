"""Enums of the whole app: the value is what the database and the JSON hold, the label is what people read.

The words that the workbooks use for the same things live in `workbooks/cells.py`, next to the cells.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """What an indicator measures: a priority objective, or a service that serves one."""

    OBJECTIVE = "objective", _("Objetivo prioritario")
    SERVICE = "service", _("Servicio")


class Unit(TextChoices):
    """The seven units of measure in which indicators are registered (domain, part 1.4)."""

    PERCENTAGE = "percentage", _("Porcentaje")
    RATE = "rate", _("Tasa")
    RATIO = "ratio", _("Razón")
    INDEX = "index", _("Índice")
    NUMBER = "number", _("Número")
    AMOUNT = "amount", _("Cantidad")
    VARIATION = "variation", _("Tasa de variación")


class Direction(TextChoices):
    """Which way an indicator should move."""

    ASCENDING = "ascending", _("Ascendente")
    DESCENDING = "descending", _("Descendente")


class ProgressMethod(TextChoices):
    """How progress is computed (contract, section 2)."""

    RATIO = "ratio", _("Razón entre valor y meta")
    BASELINE = "baseline", _("Respecto de la línea de base")


class Achievement(TextChoices):
    """What became of an indicator in scope (contract, section 2)."""

    ACHIEVED = "achieved", _("Meta alcanzada")
    NOT_ACHIEVED = "not_achieved", _("Meta no alcanzada")
    NOT_ASSESSABLE = "not_assessable", _("No evaluable")
    NO_INFORMATION = "no_information", _("Sin información")


class ServiceStatus(TextChoices):
    """What became of a service: derived from its indicators in scope."""

    ACHIEVED = "achieved", _("Metas alcanzadas")
    PARTIAL = "partial", _("Logro parcial")
    NOT_ACHIEVED = "not_achieved", _("Metas no alcanzadas")
    NOT_ASSESSABLE = "not_assessable", _("No evaluable")
    NO_INFORMATION = "no_information", _("Sin información")


class MissingReason(TextChoices):
    """Why a value is absent, as someone declared it; nothing declared is no reason at all."""

    SOURCE_NOT_COLLECTED = "source_not_collected", _("La fuente no se realizó")
    NOT_SUBMITTED = "not_submitted", _("No se remitió información")
    DUE_LATER = "due_later", _("Se remitirá después")
    DEFINITION_UNDER_REVIEW = "definition_under_review", _("La definición está en revisión")
    NOT_DUE = "not_due", _("No corresponde medirlo este año")


class EntryStatus(TextChoices):
    """Where an entry stands between the entity and the ministry."""

    DRAFT = "draft", _("Por completar")
    READY = "ready", _("Listo, aún no enviado")
    SUBMITTED = "submitted", _("Enviado")
    RETURNED = "returned", _("Devuelto")
    APPROVED = "approved", _("Aprobado")


class Severity(TextChoices):
    """How much a finding weighs: an error stops a publication, a warning asks, information tells."""

    ERROR = "error", _("Error")
    WARNING = "warning", _("Advertencia")
    INFO = "info", _("Información")


class Place(TextChoices):
    """Where what a finding tells is mended."""

    VALUE = "value", _("Valor")
    TEXTS = "texts", _("Textos")
    SUPPORT = "support", _("Sustento")
    CATALOGUE = "catalogue", _("Catálogo")
    REPORT = "report", _("Reporte publicado")


class Verdict(TextChoices):
    """How a figure of a past report stands beside the one that the recorded data give."""

    EQUAL = "equal", _("Coincide")
    WITHIN_ROUNDING = "within_rounding", _("Coincide dentro del redondeo")
    DIFFERENT = "different", _("Difiere")
    NOT_COMPARABLE = "not_comparable", _("No se puede comprobar")


class Role(TextChoices):
    """What a person does here, by a dated assignment; administration is Django's own flag."""

    FOCAL_POINT = "focal_point", _("Punto focal")
    REVIEWER = "reviewer", _("Revisión")
    READER = "reader", _("Lectura")


class Block(TextChoices):
    """The parts of an entry that a reviewer may observe, and that a return opens."""

    VALUE = "value", _("Valor")
    TEXTS = "texts", _("Textos")
    SUPPORT = "support", _("Sustento")


class EvidenceKind(TextChoices):
    """What a piece of evidence is."""

    REPORT = "report", _("Informe")
    DATA = "data", _("Base de datos o cuadro")
    RESOLUTION = "resolution", _("Resolución u otro dispositivo")
    PUBLICATION = "publication", _("Publicación")
    OTHER = "other", _("Otro")


class EditionStatus(TextChoices):
    """Where an edition of the report stands; a published one never changes."""

    PREPARED = "prepared", _("En preparación")
    PUBLISHED = "published", _("Publicada")
    DISCARDED = "discarded", _("Descartada")


class Article(TextChoices):
    """What stands before an entity's acronym in a sentence."""

    MASCULINE = "el", _("el")
    FEMININE = "la", _("la")
    NONE = "sin", _("sin artículo")
