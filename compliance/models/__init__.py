"""The tables, with a constraint for every rule that one of them can state."""

from compliance.models.catalogue import Guideline, Policy, PriorityObjective, Protocol, Service
from compliance.models.cycle import Extension, ReportingCycle
from compliance.models.editions import EditionFile, EditionOpinion, ReportEdition, Signatory, SignedCopy
from compliance.models.entries import ProgressEntry, ServiceEntry
from compliance.models.indicators import Baseline, Indicator, SeriesBreak, Target
from compliance.models.people import Assignment, Entity, User
from compliance.models.texts import AdoptedMeasure, ImprovementAction, StatedChange, StatedFigure
from compliance.models.trail import EntryEvent, Evidence, Notice, Observation, Submission
from compliance.models.wording import ReturnedDocument, SectionText, Waiver

__all__ = [
    "AdoptedMeasure",
    "Assignment",
    "Baseline",
    "EditionFile",
    "EditionOpinion",
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
    "ReportEdition",
    "ReportingCycle",
    "ReturnedDocument",
    "SectionText",
    "SeriesBreak",
    "Service",
    "ServiceEntry",
    "Signatory",
    "SignedCopy",
    "StatedChange",
    "StatedFigure",
    "Submission",
    "Target",
    "User",
    "Waiver",
]
