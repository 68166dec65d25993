"""How a state is told without colour alone: its shape, the colour of its words, and the fill of its bar."""

from dataclasses import dataclass

from compliance.choices import Achievement, ServiceStatus, Severity, Verdict


@dataclass(frozen=True, slots=True)
class Look:
    """A symbol, and colours as six hexadecimal digits; `on_fill` is readable upon `fill`."""

    symbol: str
    ink: str
    fill: str
    on_fill: str = "ffffff"


# The same shapes and inks as the style sheet of the HTML report. In grey, each fill is lighter than the one before.
LOOKS: dict[str, Look] = {
    Achievement.ACHIEVED.value: Look("●", "14663b", "0f5230"),
    Achievement.NOT_ACHIEVED.value: Look("○", "9b2c1a", "d96f55", "1f1b24"),
    Achievement.NOT_ASSESSABLE.value: Look("◇", "7a5200", "d9b25f", "1f1b24"),
    Achievement.NO_INFORMATION.value: Look("–", "5c5664", "dcd7e2", "1f1b24"),
    ServiceStatus.PARTIAL.value: Look("◐", "7a5200", "d9b25f", "1f1b24"),
    Severity.ERROR.value: Look("■", "9b2c1a", "d96f55", "1f1b24"),
    Severity.WARNING.value: Look("▲", "7a5200", "d9b25f", "1f1b24"),
    Severity.INFO.value: Look("·", "5c5664", "dcd7e2", "1f1b24"),
    Verdict.EQUAL.value: Look("=", "14663b", "0f5230"),
    Verdict.WITHIN_ROUNDING.value: Look("≈", "7a5200", "d9b25f", "1f1b24"),
    Verdict.DIFFERENT.value: Look("≠", "9b2c1a", "d96f55", "1f1b24"),
    Verdict.NOT_COMPARABLE.value: Look("–", "5c5664", "dcd7e2", "1f1b24"),
}
