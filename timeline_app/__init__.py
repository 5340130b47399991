"""The domain of Parley: records, dates, claims and queries, without SQL and without Qt."""

VERSION = "0.1.0"
"""The version of the program."""
