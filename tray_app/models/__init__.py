"""Models that are not embedded: which there are, where they lie, and how they come there."""
