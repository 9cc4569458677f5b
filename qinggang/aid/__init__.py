"""Where aid stands on its way to the children, and whom it reached."""
