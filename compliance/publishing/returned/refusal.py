"""That a returned file, or a decision about it, was not taken."""


class ReturnedRefused(Exception):
    """Nothing was changed; the message is for the person who sent it."""
