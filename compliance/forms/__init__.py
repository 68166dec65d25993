"""What people type, checked where they type it."""
