"""Pages: one module a stage, one view a page, named after it."""
