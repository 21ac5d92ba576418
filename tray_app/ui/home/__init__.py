"""The home window and the places of it that belong to no other room; imported when it is first opened."""
