"""`manage.py correct_progress FILE.xlsx --reason TEXT`: historical data of a year whose report is already published.

The published edition stays as it is; what changed is told by the edition that corrects it.
"""

from argparse import ArgumentTypeError

from django.core.management import CommandParser
from django.utils.translation import gettext as _

from compliance.management.loading import LoadCommand
from compliance.models.unseen import unseen_in
from compliance.workbooks.load import load_correction


def _reason(typed: str) -> str:
    if not typed.strip():
        raise ArgumentTypeError(_("diga por qué se corrige"))
    if unseen := unseen_in(typed):
        raise ArgumentTypeError(unseen)
    return typed.strip()


class Command(LoadCommand):
    help = _("Corrige los datos históricos de un año con una edición publicada; todo o nada.")
    load = staticmethod(load_correction)

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--reason",
            metavar="MOTIVO",
            required=True,
            type=_reason,
            help=_("por qué se corrige; queda en el historial de cada dato"),
        )
