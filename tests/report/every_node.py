"""A document that holds every kind of node, with texts of one's choice: what each renderer must bring across."""

from dataclasses import replace
from decimal import Decimal

from compliance.choices import Achievement, ServiceStatus, Severity
from compliance.report.document import (
    Bar,
    BarChart,
    BulletList,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Figure,
    KeyFigure,
    KeyFigures,
    LineChart,
    Note,
    Paragraph,
    Point,
    Seal,
    Section,
    Segment,
    SignatureRoom,
    Signer,
    SmallCharts,
    Table,
)

HOSTILE = [
    "</style><script>alert(1)</script> & \"'{{ figures }}",
    '#import "x.typ": * #panic(1) $x^2$ `a` *b* _c_ @d <e> \\u{41} // no /* no */',
    "](javascript:x) ![a](b) **b** [^1] <w:p/> ]]> &amp; \\newpage ~~x~~ ::: {.a}",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://example.org","x")',
    '_x0041_ &P &"Arial"',
]
RIGHT_TO_LEFT = "עברית مرحبا"
EMOJI = "😀 👩\u200d🚀 漢字"
CONTROLS = "a\x00b\x0bc\x1bd\x7fe\ufffef\ud800g"


def section_with(*texts: str) -> Section:
    """A section where each of the texts stands in each kind of place that a text can have."""
    first, *_rest = texts
    table = Table(
        first,
        (Column("Indicador"), Column("Valor", is_number=True), Column(first)),
        tuple((Cell(text, note=text), Cell("7.6 %", Decimal("7.6"), note=text), Cell(text)) for text in texts),
    )
    return Section(
        anchor="textos",
        title=first,
        blocks=(
            *(Paragraph((text, " ", Figure("7.6 %", "IOP.01.01"), Note(9, text)), lead=text) for text in texts),
            BulletList(first, texts),
            Facts((Fact(first, texts),)),
            KeyFigures((KeyFigure(Figure("3", "counts.all.total"), first, share=first),)),
            SignatureRoom(tuple(Signer(text, text) for text in texts)),
            table,
        ),
    )


COUNTS = Table(
    "Conteos por nivel",
    (Column("Nivel"), Column("Total", is_number=True)),
    ((Cell("Servicios"), Cell("21", 21)), (Cell("Objetivos"), Cell("13", 13))),
)
BY_LEVEL = BarChart(
    "Cumplimiento por nivel",
    "Barras: de 21 indicadores de servicios, 6 alcanzaron su meta.",
    (
        Bar(
            "Servicios",
            (
                Segment("Meta alcanzada", 6, Achievement.ACHIEVED),
                Segment("Meta no alcanzada", 11, Achievement.NOT_ACHIEVED),
                Segment("No evaluable", 0, Achievement.NOT_ASSESSABLE),
                Segment("Sin información", 4, Achievement.NO_INFORMATION),
            ),
        ),
        Bar("Objetivos", (Segment("Meta alcanzada", 13, Achievement.ACHIEVED),)),
    ),
    COUNTS,
)
YEARS = Table(
    "Valores y metas del IOP.01.01",
    (Column("Año"), Column("Valor", is_number=True), Column("Meta", is_number=True)),
    (
        (Cell("2018"), Cell("10.9 %", Decimal("10.9")), Cell("—")),
        (Cell("2020"), Cell("8.8 %", Decimal("8.8")), Cell("8.3 %", Decimal("8.3"))),
        (Cell("2021"), Cell("7.6 %", Decimal("7.6")), Cell("7.8 %", Decimal("7.8"))),
    ),
)
SERIES = LineChart(
    "Valores frente a las metas (IOP.01.01)",
    "Líneas: el valor pasó de 10.9 % en 2018 a 7.6 % en 2021; la meta de 2021 fue 7.8 %.",
    (
        Point(2018, Decimal("10.9"), "10.9 %"),
        Point(2020, Decimal("8.8"), "8.8 %"),
        Point(2021, Decimal("7.6"), "7.6 %"),
    ),
    (Point(2020, Decimal("8.3"), "8.3 %"), Point(2021, Decimal("7.8"), "7.8 %")),
    Point(2018, Decimal("10.9"), "10.9 %"),
    (2020,),
    YEARS,
)
LONG_NOTE = Note(2, "Avance respecto de la línea de base de 2020.")
SEAL = Seal(
    "Verifique este archivo en",
    "https://ejemplo.gob.pe/verificar/PNIG-2021-1/",
    "Código QR con la dirección del archivo",
)
SHORT_NOTE = Note(1, "Medido en mujeres de 15 a 19 años.")


def every_node(
    *more: Section, is_draft: bool = True, identity: str = "Primera edición", seal: Seal | None = None
) -> Document:
    """Two sections with all nodes, three notes of which one is referred to twice, and whatever is asked for."""
    indicators = Section(
        anchor="I-OP.01",
        title="OP.01. Reducir la violencia",
        blocks=(
            Paragraph(("El valor fue ", Figure("7.6 %", "IOP.01.01"), SHORT_NOTE, ".")),
            SERIES,
            Paragraph(("Otra vez", SHORT_NOTE, " y una más", LONG_NOTE, ".")),
            BulletList("Medidas adoptadas", ("Se capacitó a 30 equipos.", "Se reforzó la red.")),
        ),
    )
    levels = Table(
        "Indicadores",
        (Column("Indicador"), Column("Brecha", is_number=True), Column("Situación")),
        (
            (
                Cell("Porcentaje de redes", note="ISS.01.02.02.01", anchor="ISS.01.02.02.01"),
                Cell("+24.4 pp", Decimal("24.39999999999999999999"), note="favorable"),
                Cell("Meta alcanzada", mark=Achievement.ACHIEVED),
            ),
            (Cell("Tasa de paridad"), Cell("4 766.7", Decimal("4766.666")), Cell("x", mark=ServiceStatus.PARTIAL)),
            (Cell("Índice"), Cell("—"), Cell("Advertencia", mark=Severity.WARNING)),
        ),
    )
    whole = KeyFigure(Figure("34", "counts.all.total"), "indicadores comprendidos")
    part = KeyFigure(Figure("10", "counts.all.achieved"), "Meta alcanzada", "29 %", Achievement.ACHIEVED)
    return Document(
        title="Reporte de cumplimiento 2021",
        subtitle="Política Nacional de Igualdad de Género",
        language="es-PE",
        sections=(
            Section(
                "resumen",
                "Resumen",
                (Facts((Fact("Política", ("PNIG",)),)), KeyFigures((whole, part)), levels, BY_LEVEL),
            ),
            Section("I", "I. Objetivos", sections=(indicators,)),
            *more,
        ),
        notes=(SHORT_NOTE, LONG_NOTE),
        identity=identity,
        is_draft=is_draft,
        seal=seal,
    )


def crowded_section() -> Section:
    """An annex whose table has more columns than an upright page has room for."""
    columns = (Column("Indicador"), *(Column(f"Denominación {number}", is_number=True) for number in range(8)))
    rows = tuple((Cell("Porcentaje de redes " * 4), *(Cell("1 234.5 pp", number) for number in range(8))) for _ in "ab")
    return Section("anexo", "Anexo", (Table("Todo", columns, rows),))


SIGNED = Section("vistos", "Vistos buenos", (SignatureRoom((Signer("Dirección General"), Signer("Oficina", "A. B."))),))


def sealed_edition() -> Document:
    """An edition as it is published: every node, room for signatures, and where it can be verified."""
    return every_node(SIGNED, is_draft=False, identity="Edición 2 · 30 de junio de 2022", seal=SEAL)


def brief_paper(*more: Section, charts: int = 3) -> Document:
    """A paper of a page: small charts side by side, a paragraph with a note, and a table."""
    small = SmallCharts(tuple(replace(SERIES, title=f"Valores del IOP.0{number}.01") for number in range(charts)))
    own = Section("indicadores", "Cómo va el objetivo", (Paragraph(("Superó su meta", SHORT_NOTE, ".")), small, COUNTS))
    return Document("OP.01. Reducir", "Ayuda memoria", "es-PE", (own, *more), notes=(SHORT_NOTE,), is_brief=True)


def leading() -> Section:
    """Figures that come from a section and from a row, and words that name a section."""
    row = (Cell("Porcentaje de redes", anchor="B-IOP.01.01"), Cell("7.6 %"))
    parts = (Figure("34", "counts.all.total", "anexo-a"), " y ", Figure("7.6 %", "IOP.01.01", "B-IOP.01.01"))
    said = Paragraph((*parts, " (véase la sección I; anexo A)."), passage="x")
    return Section("anexo-a", "Anexo A. Todo", (said, Table("T", (Column("A"), Column("B")), (row, row))))
