"""Settings, root addresses, servers' entry points and number formats; nothing about indicators."""
