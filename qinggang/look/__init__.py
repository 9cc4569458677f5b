"""The look in Python: the parts that pages are made of, and the gallery that shows them all."""
