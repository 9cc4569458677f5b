"""Five-old studios: what they are, what shows that they meet the standard, and what they do and achieve."""
