"""The microphone, the takes it makes, their place on disk, and the tones."""
