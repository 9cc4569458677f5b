"""What can be computed from numbers that hang together: all their sums and differences."""


class Span:
    """All sums and differences of some vectors, each a list of numbers of the same length."""

    def __init__(self, vectors):
        self.rows = {}
        for vector in vectors:
            left = self.reduced(vector)
            pivot = next((place for place, value in enumerate(left) if value), None)
            if pivot is not None:
                self.rows[pivot] = [value / left[pivot] for value in left]

    def reduced(self, vector):
        for pivot in sorted(self.rows):
            factor = vector[pivot]
            if factor:
                vector = [value - factor * known for value, known in zip(vector, self.rows[pivot], strict=True)]
        return vector

    def contains(self, vector):
        return not any(self.reduced(vector))
