"""Django engine for an embedded PostgreSQL that runs while some process of its installation uses it."""
