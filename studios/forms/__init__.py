"""The web forms for studios and what they do."""
