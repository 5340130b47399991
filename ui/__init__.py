"""The windows and the command line."""
