"""What a person goes through before an edition is signed: statements under a key, in the order they are asked.

They are what neither the report nor a finding can know; each answers a defect that a published report had.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

CHECKLIST: tuple[tuple[str, Any], ...] = (
    ("cifras", _("Las cifras del resumen coinciden con las que se comunicaron a la dirección.")),
    ("hallazgos", _("Cada hallazgo del anexo C se resolvió, se dispensó o se puede explicar.")),
    ("objetivos", _("Los nombres de los objetivos prioritarios son los del dispositivo legal que aprobó la política.")),
    (
        "fichas",
        _(
            "El nombre, la unidad, el sentido, el método de avance y la línea de base de cada indicador son los de su "
            "ficha técnica vigente."
        ),
    ),
    (
        "entidades",
        _("Los nombres y siglas de entidades y servicios son los de sus normas, vigentes en el año que se reporta."),
    ),
    (
        "fuentes",
        _(
            "De cada indicador sin información se sabe cuál es su fuente y por qué falta, también de los que están a "
            "cargo del propio ministerio."
        ),
    ),
    ("recursos", _("Se pidió a cada entidad el uso de recursos de sus servicios y se registró lo que informó.")),
    (
        "alcance",
        _("Se conoce el motivo de que queden fuera lineamientos sin servicios, y servicios sin protocolo o sin meta."),
    ),
    (
        "textos",
        _(
            "Una persona distinta de quien lo preparó leyó todos los textos, que no contienen nombres ni datos de "
            "personas afectadas."
        ),
    ),
    ("formatos", _("Se miró cada página del PDF y se abrió el archivo de Word.")),
    ("firma", _("Está definido quién firma el reporte, con qué cargo y en qué fecha.")),
)
