"""Published editions as anyone may see them: by their code, with their files. Nothing unpublished is reached here."""

import re
from dataclasses import dataclass
from functools import lru_cache

from compliance.models import EditionFile, Policy, ReportEdition, SignedCopy
from compliance.models.bounds import FIRST_YEAR, LAST_YEAR
from compliance.publishing.seals import code_of
from compliance.publishing.signatures import signed_part

# A code ends in a year and a number; what stands before them is the policy's own code, which may hold dashes.
CODE = re.compile(r"(?P<policy>[A-Z0-9.\-]+)-(?P<year>[0-9]{4})-(?P<number>[1-9][0-9]{0,3})", re.ASCII)
MOST_EDITIONS = 9_999
HEAVY = ("figures", "document")


def published_editions() -> "list[ReportEdition]":
    """All of them without their content, newest year and newest edition first."""
    rows = ReportEdition.objects.published().select_related("policy").defer(*HEAVY)
    return list(rows.order_by("policy__code", "-year", "-number"))


def publication_of(code: str, *, whole: bool = False) -> ReportEdition | None:
    """The published edition of that code; `whole` with its figures and document."""
    found = CODE.fullmatch(code)
    if not found or not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        return None
    rows = ReportEdition.objects.published().select_related("policy__lead_entity")
    rows = rows if whole else rows.defer(*HEAVY)
    same = {"policy__code": found["policy"], "year": int(found["year"]), "number": int(found["number"])}
    return rows.filter(**same).first()


@dataclass(frozen=True, slots=True)
class Siblings:
    """The editions of the same year: the one in force, the one right before and the one right after, if any."""

    latest: ReportEdition
    before: ReportEdition | None
    after: ReportEdition | None


def siblings_of(edition: ReportEdition) -> Siblings:
    rows = ReportEdition.objects.of(edition.policy, edition.year).published().select_related("policy").defer(*HEAVY)
    by_number = {one.number or 0: one for one in rows}
    number = edition.number or 0
    return Siblings(by_number[max(by_number)], by_number.get(number - 1), by_number.get(number + 1))


def files_of(edition: ReportEdition) -> dict[str, EditionFile]:
    """Its files by format, without their bytes."""
    return {one.format_name: one for one in edition.files.defer("content")}


def signed_copies_of(edition: ReportEdition) -> list[SignedCopy]:
    """The official one first, then those that it replaced, newest first; without their bytes."""
    return list(edition.signed_copies.defer("content").select_related("kept_by").order_by("-kept_at", "-pk"))


def is_validated(copies: list[SignedCopy]) -> bool:
    """Whether validation data follows the newest signature of the official copy, the first of them."""
    return bool(copies) and _goes_on_after_its_signature(copies[0].sha256)


@lru_cache(maxsize=1_000)
def _goes_on_after_its_signature(sha256: str) -> bool:
    """Of kept bytes, which never change, so that they are read once; only validation data may go on there."""
    content = bytes(SignedCopy.objects.filter(sha256=sha256).values_list("content", flat=True)[0])
    return len(signed_part(content, 0)) < len(content)


def signed_name(edition: ReportEdition) -> str:
    """What a signed copy is called where it is downloaded: after its edition, whatever it was called when it came."""
    return f"{code_of(edition)}-firmado.pdf"


def published_file(policy: Policy, year: int, number: int, format_name: str) -> EditionFile | None:
    """A file with its bytes, where that edition was published; any number may be asked for."""
    if not 0 < number <= MOST_EDITIONS:
        return None
    editions = ReportEdition.objects.of(policy, year).published().filter(number=number)
    return EditionFile.objects.filter(edition__in=editions, format_name=format_name).first()
