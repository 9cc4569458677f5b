"""The views of the care of children: work lists, and how a pairing goes on."""
