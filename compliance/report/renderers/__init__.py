"""One module a format: a document in, bytes out. Nothing here computes, queries or words anything."""
