"""A Word of the 2021 report with something of everything that offices do to it."""

from typing import Any

from compliance.models import Policy, ReturnedDocument, User
from compliance.publishing.returned.receiving import receive
from tests.publishing.returned.words import Word, deleted, inserted, paragraph, run

SENTENCE = "El OP.02 se mide con 3 indicadores a cargo del MINSA"
REWORDED = "El OP.02 se sigue con 3 indicadores que el MINSA mide cada año"
NEW = "Las oficinas regionales participaron en la recolección de estos datos."


def corrected(policy: Policy) -> Word:
    """Two changed texts, one of them with a figure, a new and a removed one, a cell, a tracked change, a comment."""
    word = Word.of(policy, 2021)
    word.says(SENTENCE, REWORDED)
    word.says("basada en género fue ", "basada en género llegó a ").says(">7.6\N{NO-BREAK SPACE}%<", ">7.5 %<")
    word.with_paragraph(REWORDED, lambda one: one + paragraph(NEW))
    word.with_paragraph("El OP.03 se mide", lambda _one: "")
    word.with_paragraph(
        "El OP.04 se mide",
        lambda _one: f"<w:p>{deleted('El OP.04')}{inserted('Este objetivo')}{run(' se mide con 3.')}</w:p>",
    )
    word.with_paragraph("Encuesta Nacional Sobre Relaciones", lambda one: one.replace("la definición", "su definición"))
    word.says("el catálogo de este reporte registra", "en este reporte figuran")
    word.says(">No se remitió información<", ">No la remitieron<")
    return word.with_comment("El OP.05 se mide", "¿Y las regiones? &lt;b&gt;")


def received(policy: Policy, word: Word, by: User, **said: Any) -> ReturnedDocument:
    content = word.content
    how = {"name": "reporte-2021-corregido.docx", "file": word.file(), "size": len(content), "by": by, **said}
    document = receive(policy, 2021, **how).document
    assert document is not None
    return document


def returned_word() -> ReturnedDocument:
    """The corrected Word, received by the demonstration's reviewer."""
    policy, reviewer = Policy.objects.get(code="PNIG"), User.objects.get(email__startswith="revision@")
    return received(policy, corrected(policy), reviewer)
