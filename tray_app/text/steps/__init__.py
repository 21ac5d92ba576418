"""What is done to a text on its way, one file a step."""
