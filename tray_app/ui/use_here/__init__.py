"""What is to be otherwise in windows of one program: asked from the tray while such a window is in front."""
