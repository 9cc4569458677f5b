"""The reporting calendar: who was to report what by when, and what came in."""
