"""The key that is held: heard with its device and time, kept from the window where X11 lets us; see `select.py`."""
