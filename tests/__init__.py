"""The tests; the folders mirror the packages, `journeys` goes through the real window."""
