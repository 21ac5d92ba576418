"""Programs of the desktop, asked over its message bus. Imported on Linux alone, when one is first asked."""
