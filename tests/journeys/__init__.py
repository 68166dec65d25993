"""What people live through, in given / when / then, in a real browser."""
