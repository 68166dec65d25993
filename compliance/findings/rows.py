"""What a finding is, and what the rules may look at."""

from dataclasses import dataclass

from compliance.choices import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not add up: where, how grave, and what a person should know or decide.

    `subject` is an indicator's code or a dotted key of the contract's section 5.
    """

    code: str
    severity: Severity
    subject: str
    message: str
