"""The commands of the command line, without Qt; each writes results on standard output."""
