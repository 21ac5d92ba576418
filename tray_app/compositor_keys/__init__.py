"""The hotkeys as the compositor's own binds, for Wayland sessions in which programs hear no keys.

What is bound is `tray_app/key_sender.py`: by itself a program that tells the running one of a press or a release.
"""
