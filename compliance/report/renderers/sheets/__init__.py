"""The parts of a spreadsheet: its grids, what a cell may hold, names of sheets, and charts that stay charts."""
