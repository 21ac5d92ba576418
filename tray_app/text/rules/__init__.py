"""The user's own replacements and snippets."""
