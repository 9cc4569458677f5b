"""The ground floor: the tree of committees, people, scope, review, history, quantities and figures."""
