"""Our own words for what Django's administration says: compiled as written, and for texts that Django still has."""

import gettext
import re
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import gettext as _

from compliance.models import Entity
from tests.admin.addresses import address

OURS = Path(settings.BASE_DIR) / "compliance/locale/es_PE/LC_MESSAGES"
THEIRS = Path(django.__file__).parent
PAIR = re.compile(r'^msgid "(.+)"\n(?:msgid_plural ".+"\n)?msgstr(?:\[0\])? "(.+)"$', re.MULTILINE)


def compiled(path: Path) -> dict[str, str]:
    """The texts of a catalogue and what stands for them; of plurals, the singular."""
    with path.open("rb") as file:
        found = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    pairs = {key if isinstance(key, str) else key[0]: text for key, text in reversed(found.items())}
    return {key: text for key, text in pairs.items() if key}


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_what_is_read_is_what_was_written(domain: str) -> None:
    written = dict(PAIR.findall((OURS / f"{domain}.po").read_text(encoding="utf-8")))
    assert written == compiled(OURS / f"{domain}.mo")


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_django_still_says_what_we_say_otherwise(domain: str) -> None:
    theirs = THEIRS.rglob(f"locale/es/LC_MESSAGES/{domain}.mo")
    known = set().union(*(compiled(path) for path in theirs))
    assert set(compiled(OURS / f"{domain}.mo")) - known == set()


def test_no_message_takes_everything_for_masculine(as_administrator: Client) -> None:
    sent = {"acronym": "JNE", "name": "Jurado Nacional de Elecciones", "units-TOTAL_FORMS": 0, "units-INITIAL_FORMS": 0}
    shown = as_administrator.post(address(Entity, "add"), sent, follow=True).content.decode()
    assert "Se agregó: entidad «" in shown
    assert "fue agregado" not in shown
    assert _("Save and add another") == "Guardar y agregar más"
