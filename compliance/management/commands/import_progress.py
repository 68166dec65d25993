"""`manage.py import_progress FILE.xlsx`: the progress workbook as approved history (contract, sections 1 and 4)."""

from django.utils.translation import gettext as _

from compliance.management.loading import LoadCommand
from compliance.workbooks.load import load_progress


class Command(LoadCommand):
    help = _("Carga los avances de años pasados como datos históricos aprobados; todo o nada.")
    load = staticmethod(load_progress)
