"""Storage: one SQLite file is one chronology. Reached through ``timeline_app.store`` only."""
