"""Number and date formats that Django lacks: one package a locale."""
