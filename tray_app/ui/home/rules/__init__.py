"""The user's replacements and snippets, beside the words."""
