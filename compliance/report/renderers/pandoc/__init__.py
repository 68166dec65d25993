"""The document as pandoc's tree, and pandoc as the writer of DOCX and ODT."""
