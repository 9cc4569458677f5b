"""The article of a year, drafted by rule from approved records."""
