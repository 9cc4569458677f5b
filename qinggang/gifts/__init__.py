"""What came in as gifts, what went out, and what is left."""
