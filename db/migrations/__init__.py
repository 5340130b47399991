"""The steps that make a file's schema, oldest first; a released step never changes."""
