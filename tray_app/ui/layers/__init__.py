"""What is shown on Wayland above the windows, painted by Qt and never given the keyboard: imported only there."""
