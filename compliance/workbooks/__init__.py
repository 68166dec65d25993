"""How the two workbooks of the contract (sections 3 and 4) get in, and the catalogue out again.

A book is read (`files`, `grid`, `xlsx`, `csv_folder`, `archive`), its cells become values (`cells`, `figures`, `days`),
sheets are declared as resources (`catalogue`, `progress`), judged (`checks`, `entry_checks`) and loaded (`load`).
"""
