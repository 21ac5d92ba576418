"""The place Dictation: how things stand, what to press, and what was said last."""
