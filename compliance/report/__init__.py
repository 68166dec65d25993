"""How approved values become a document: figures -> narrative -> document -> renderers, and figures as JSON."""
