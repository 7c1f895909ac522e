"""What the embedded server says when it cannot serve."""


class EmbeddedServerError(Exception):
    """One sentence for people: what is wrong, why, and what to do next."""
