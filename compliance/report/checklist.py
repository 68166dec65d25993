"""What a person goes through before an edition is signed: statements under a key, in the order they are asked."""

from typing import Any

from django.utils.translation import gettext_lazy as _

CHECKLIST: tuple[tuple[str, Any], ...] = (
    ("cifras", _("Las cifras del resumen coinciden con las que se comunicaron a la dirección.")),
    ("hallazgos", _("Cada hallazgo del anexo C se resolvió, se dispensó o se puede explicar.")),
    ("textos", _("Se leyeron todos los textos, sin nombres ni datos de personas afectadas.")),
    ("entidades", _("Los nombres y siglas de entidades y servicios son los vigentes en el año que se reporta.")),
    ("formatos", _("Se miró cada página del PDF y se abrió el archivo de Word.")),
)
