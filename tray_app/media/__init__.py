"""What other programs play while somebody dictates: paused, quieter or silent, and afterwards as it was."""
