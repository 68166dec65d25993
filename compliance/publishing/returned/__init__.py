"""The Word that comes back: read safely, held against the report of now, and taken text by text. No figure enters."""
