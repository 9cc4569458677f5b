"""The roof: settings, addresses and whatever looks across all areas."""
