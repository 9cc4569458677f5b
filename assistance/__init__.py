"""Child assistance: who was helped. The locked room."""
