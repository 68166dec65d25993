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
from compliance.models.entries import (
    AdoptedMeasure,
    ImprovementAction,
    ProgressEntry,
    ServiceEntry,
    StatedChange,
    StatedFigure,
)
from compliance.models.people import Assignment, Entity, User
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
