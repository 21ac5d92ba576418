"""Keyboards as the Linux kernel has them: read without a display server (evdev), and made (uinput).

Its own few ioctls in place of the library `evdev`: that opens nothing but device files, so that no test could speak for
a keyboard, and holds the names of all codes in memory. Imported only on Linux, when it is used.
"""
