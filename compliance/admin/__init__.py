"""The administration: Django's own, in Spanish, one module for each part of the work. It states no rule of its own."""

from compliance.admin import catalogue, cycle, editions, entities, entries, indicators, people, permissions, site, trail

__all__ = [
    "catalogue",
    "cycle",
    "editions",
    "entities",
    "entries",
    "indicators",
    "people",
    "permissions",
    "site",
    "trail",
]
