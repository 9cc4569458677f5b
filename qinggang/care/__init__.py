"""Work lists of the care of children: contacts that are overdue, open problems, children who may be left alone."""
