"""From a computed report to a published one: its own passages, waived findings, editions and what comes back."""
