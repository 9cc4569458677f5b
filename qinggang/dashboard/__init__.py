"""Where the county stands: the same figures as everywhere, for any committee and any period."""
