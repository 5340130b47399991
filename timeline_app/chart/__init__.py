"""The chart: columns in, plain shapes out; the same shapes for screen, paper and files."""
