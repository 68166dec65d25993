"""Peru: decimal point, thin groups of thousands; dates as in the rest of Spanish."""
