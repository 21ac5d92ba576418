"""How other processes of the same user speak to the running program."""
