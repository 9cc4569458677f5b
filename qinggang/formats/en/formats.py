"""English days: 27 November 2026, as everywhere in the portal."""

DATE_FORMAT = "j F Y"
