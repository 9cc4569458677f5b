"""How fast, as ratios: every page is measured in turn with an empty page behind the same middleware."""
