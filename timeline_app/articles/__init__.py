"""Articles as they are brought in: cleaned once, with title, publisher and day proposed."""
