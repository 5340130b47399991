"""How a typed date is read; `timeline_app.date_reader` is the way in.

`words` → `tokens` → `grammar` (with `point_reader`, `counting`, `numbers`) → `meaning` (with
`relative`, `shares`). Dates of the Hijri calendars are read by `other_calendars`, days with a
name by `feasts`.
"""
