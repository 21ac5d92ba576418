"""The place Words: the user's word list."""
