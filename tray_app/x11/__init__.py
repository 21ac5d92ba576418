"""The X server: one connection to it, what its keyboard is, who presses its keys. Below hotkeys and insertion."""
