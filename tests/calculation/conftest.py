"""How long a generated case may take: as long as it needs, since the machine may be busy with other tests."""

from hypothesis import settings

settings.register_profile("unhurried", parent=settings(), deadline=None)
settings.load_profile("unhurried")
