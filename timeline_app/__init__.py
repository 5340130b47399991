"""The domain of Parley: records, dates, claims and queries, without SQL and without Qt."""
