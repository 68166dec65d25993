"""`manage.py import_catalogue FILE.xlsx`: the catalogue workbook into the database (contract, sections 1 and 3)."""

from django.utils.translation import gettext as _

from compliance.management.loading import LoadCommand
from compliance.workbooks.load import load_catalogue


class Command(LoadCommand):
    help = _("Carga el catálogo de una política: crea y actualiza, nunca borra; todo o nada.")
    load = staticmethod(load_catalogue)
