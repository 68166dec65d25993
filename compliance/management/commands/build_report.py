"""`manage.py build_report YEAR`: the compliance report in a given format (contract, section 1)."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from compliance.management.tables import WRONG_USAGE, refuse_without_tables
from compliance.management.writing import write_out, write_whole
from compliance.models import EditionFile, Policy
from compliance.publishing.publications import published_file
from compliance.report.build import FORMATS, build
from compliance.report.span import dated_policies, span_of


def chosen_policy(code: str | None) -> Policy:
    """The policy asked for, or the only one there is."""
    policies = {policy.code: policy for policy in dated_policies()}
    known = ", ".join(policies) or _("ninguna")
    if code is None and len(policies) > 1:
        raise CommandError(
            _("Hay varias políticas: elija una con --policy (%(known)s).") % {"known": known}, returncode=WRONG_USAGE
        )
    if not policies:
        raise CommandError(_("No hay ninguna política cargada: use import_catalogue."))
    if code is None:
        return next(iter(policies.values()))
    if code not in policies:
        raise CommandError(_("No existe la política «%(code)s»; hay: %(known)s.") % {"code": code, "known": known})
    return policies[code]


def refuse_other_years(policy: Policy, year: int) -> None:
    """A year of the policy's span has a report, be it without a single entry."""
    span = span_of(policy)
    if year not in span:
        raise CommandError(
            _("No hay ningún reporte de %(year)s: la política %(policy)s va de %(first)s a %(last)s.")
            % {"year": year, "policy": policy.code, "first": span.first, "last": span.last}
        )


def build_now(policy: Policy, year: int, format_name: str) -> bytes:
    """The report from the approved data of now."""
    refuse_other_years(policy, year)
    return build(policy, year, format_name)


def kept_bytes(policy: Policy, year: int, edition: int, format_name: str) -> bytes:
    """A published edition's file, byte by byte as it was published."""
    found: EditionFile | None = published_file(policy, year, edition, format_name)
    if found is None:
        raise CommandError(
            _("No existe la edición %(edition)s de %(policy)s %(year)s.")
            % {"edition": edition, "policy": policy.code, "year": year}
        )
    return bytes(found.content)


class Command(BaseCommand):
    help = _("Escribe el reporte de cumplimiento de un año.")
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int, help=_("año que se reporta"))
        parser.add_argument("--policy", help=_("código de la política, si hay varias"))
        parser.add_argument("--format", required=True, choices=sorted(FORMATS), help=_("formato del reporte"))
        parser.add_argument("--edition", type=int, help=_("edición publicada; sin ella, los datos de ahora"))
        parser.add_argument("--output", type=Path, help=_("archivo; sin él, la salida estándar"))

    def handle(
        self,
        *,
        year: int,
        policy: str | None,
        format: str,  # noqa: A002
        edition: int | None,
        output: Path | None,
        **options: Any,  # noqa: ARG002
    ) -> None:
        refuse_without_tables()
        chosen = chosen_policy(policy)
        content = build_now(chosen, year, format) if edition is None else kept_bytes(chosen, year, edition, format)
        if output:
            write_whole(output, content)
        else:
            write_out(content)
