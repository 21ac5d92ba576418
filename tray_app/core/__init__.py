"""What a dictation is and how it flows: standard library and numpy only."""
