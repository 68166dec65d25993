"""The tables, with a constraint for every rule that one of them can state."""

from compliance.models.catalogue import (
    Baseline,
    Guideline,
    Indicator,
    Policy,
    PriorityObjective,
    Protocol,
    Service,
    Target,
)
from compliance.models.cycle import Extension, ReportingCycle
from compliance.models.entries import ProgressEntry, ServiceEntry
from compliance.models.people import Assignment, Entity, User
from compliance.models.texts import AdoptedMeasure, ImprovementAction, StatedChange, StatedFigure
from compliance.models.trail import EntryEvent, Evidence, Notice, Observation, Submission

__all__ = [
    "AdoptedMeasure",
    "Assignment",
    "Baseline",
    "Entity",
    "EntryEvent",
    "Evidence",
    "Extension",
    "Guideline",
    "ImprovementAction",
    "Indicator",
    "Notice",
    "Observation",
    "Policy",
    "PriorityObjective",
    "ProgressEntry",
    "Protocol",
    "ReportingCycle",
    "Service",
    "ServiceEntry",
    "StatedChange",
    "StatedFigure",
    "Submission",
    "Target",
    "User",
]
