"""Turning records and answers into the parts that pages are made of: the same words everywhere."""
