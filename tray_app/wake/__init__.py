"""Hands-free: listens to the microphone for a word, and tells when it was said. Nothing it hears is kept."""
