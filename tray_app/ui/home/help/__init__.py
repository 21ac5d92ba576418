"""The place Help: what this program is, whether all of it works, and what to do where it does not."""
