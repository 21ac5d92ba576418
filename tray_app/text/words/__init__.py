"""The user's own words: the list, and what is done by it to a text."""
