"""`holdtalk bench`: the real program measured from outside, by a real key, a virtual microphone and a real window."""
