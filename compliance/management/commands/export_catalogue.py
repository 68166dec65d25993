"""`manage.py export_catalogue FILE.xlsx`: the catalogue of a policy as a workbook that can be imported again."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from compliance.management.tables import WRONG_USAGE, Error, refuse_without_tables
from compliance.management.writing import write_whole
from compliance.workbooks.export import ExportRefused, export_catalogue
from compliance.workbooks.figures import CellRefused
from compliance.workbooks.scope import PolicyWanted, policy_of_code


class Command(BaseCommand):
    help = _("Escribe el catálogo de una política como libro de Excel; reemplaza el archivo si ya existe.")
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="ARCHIVO", type=Path, help=_("libro de Excel que se escribe"))
        parser.add_argument("--policy", metavar="CÓDIGO", default="", help=_("código de la política, si hay varias"))

    def handle(self, *, file: Path, policy: str, **_options: Any) -> None:
        refuse_without_tables()
        try:
            content = export_catalogue(policy_of_code(policy))
        except CellRefused as refused:
            said = _("Se necesita %(accepted)s.") % {"accepted": refused.accepted}
            raise Error(said, returncode=WRONG_USAGE if isinstance(refused, PolicyWanted) else 1) from refused
        except ExportRefused as refused:
            raise Error(str(refused)) from refused
        write_whole(file, content)
