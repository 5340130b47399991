"""Scripts for those who work on Parley; no part of the program."""
