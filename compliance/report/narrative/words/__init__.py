"""The grammar of the report: sentences as parts, articles and agreement, and what only the whole document decides."""
