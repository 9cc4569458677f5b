"""English: as the rest of the portal writes it."""
