"""Papers that the portal writes: for Excel, later for Word."""
