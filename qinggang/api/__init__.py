"""The figures as open data."""
