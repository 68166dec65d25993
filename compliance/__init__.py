"""The one Django app: a national policy's catalogue, its yearly entries and its compliance report."""

# As in pyproject.toml; an edition keeps the version that made it.
__version__ = "0.1.0"
