"""Tests of what comes with the program as files."""
