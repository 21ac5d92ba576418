"""What engines on other machines have in common. The engines themselves stand in `tray_app.speech.engines`."""
