"""The key that is held: heard by pynput, kept from the window where X11 lets us, chosen at start by `select.py`."""
