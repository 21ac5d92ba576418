"""The Settings place; imported when it is first shown."""
