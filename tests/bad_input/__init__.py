"""Bad input, row by row: what Parley says and what stays. The table is docs/bad-input.md."""
