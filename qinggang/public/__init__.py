"""The public site: what everybody may read, without an account."""
