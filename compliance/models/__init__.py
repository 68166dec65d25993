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
from compliance.models.cycle import ReportingCycle
from compliance.models.entries import (
    AdoptedMeasure,
    ImprovementAction,
    ProgressEntry,
    ServiceEntry,
    StatedChange,
    StatedFigure,
)
from compliance.models.people import Entity, User

__all__ = [
    "AdoptedMeasure",
    "Baseline",
    "Entity",
    "Guideline",
    "ImprovementAction",
    "Indicator",
    "Policy",
    "PriorityObjective",
    "ProgressEntry",
    "Protocol",
    "ReportingCycle",
    "Service",
    "ServiceEntry",
    "StatedChange",
    "StatedFigure",
    "Target",
    "User",
]
