"""Those of the 33 defects that a person may type: the finding that tells it before anyone signs. Data only.

The words are the published ones, or near enough; the rows of the other table say why the report itself cannot.
"""

from compliance.choices import Direction
from tests.report.narrative.stories import percentage
from tests.report.proofs import absent, found_in_text, repeated

PREGNANCY = percentage("8.9", "12.9", direction=Direction.DESCENDING, values={2020: "8.3"}, name="Embarazo adolescente")
MISSED = percentage("5.5", "5.4", direction=Direction.DESCENDING)

IN_TEXTS = (
    (1, found_in_text("claim_contradicts_data", "El valor se redujo con respecto a 2020.", PREGNANCY)),
    (12, absent("actions_absent", MISSED)),
    (13, absent("explanation_absent", MISSED)),
    (14, absent("actions_absent", MISSED, explanation="No se realizaron acciones entre enero y marzo.")),
    (29, found_in_text("relative_date", "Se remitirá en junio del presente año.", MISSED)),
    (31, found_in_text("decimal_comma", "En la región selva asciende a 14,6 %.", PREGNANCY)),
    (31, found_in_text("masculine_people", "Se capacitó a los funcionarios y a los ciudadanos.", MISSED, "measures")),
    (32, repeated("text_of_another", "Trabajo articulado con organismos de la cooperación internacional y "
                  "organizaciones de la sociedad civil para el desarrollo de las actividades programadas.")),
)  # fmt: skip
