"""The county's published article as records: data files to read, and what loads and clears them for the demo."""
