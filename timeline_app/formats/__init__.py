"""Exchange formats, one module each: bytes to a proposed operation, records to bytes."""
