"""How a typed date is read; `timeline_app.date_reader` is the way in.

`words` → `tokens` → `grammar` (with `points`, `numbers`) → `meaning` (with `relative`, `shares`).
"""
