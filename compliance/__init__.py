"""The one Django app: a national policy's catalogue, its yearly entries and its compliance report."""
