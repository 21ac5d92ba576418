"""A small Wayland client in plain Python. Imported only in a Wayland session, by who needs it."""
