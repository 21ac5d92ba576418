"""A run of use: what was dictated in it, counted, never kept; off until asked for (`[session]`)."""
