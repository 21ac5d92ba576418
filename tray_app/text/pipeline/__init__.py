"""From what was said to what is meant, by steps that each change little and show it."""
