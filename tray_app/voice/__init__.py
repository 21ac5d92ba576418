"""The voice: reads texts aloud when asked. Nothing of this room is loaded before it is switched on."""
