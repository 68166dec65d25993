"""What supports an entry: files kept outside the web root under a random name, and links.

Adding and removing are edits of the entry's support; what a file may be is `file_kinds`'s question.
"""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.choices import Block, EvidenceKind
from compliance.entries.access import AnyEntry, Standing
from compliance.entries.editing import edited
from compliance.entries.file_kinds import EvidenceRefused, kind_of_file
from compliance.entries.persons_in_files import looks_like_persons
from compliance.models import EntryEvent, Evidence, User
from compliance.models.entries import to_entry

__all__ = ["EvidenceRefused", "LooksLikePersons", "add_file", "add_link", "remove"]

MOST_OF_AN_ENTRY = 30
LONGEST_TITLE, LONGEST_LINK, LONGEST_NAME = 200, 500, 200

is_web_address = URLValidator(schemes=["http", "https"])


class LooksLikePersons(EvidenceRefused):
    """The file looks like a list of persons: it is kept only where someone confirms that it may be."""


def add_file(
    entry: AnyEntry,
    *,
    upload: UploadedFile,
    kind: str,
    title: str,
    dated_on: date | None,
    by: User,
    version: int,
    confirmed: bool = False,
    standing: Standing | None = None,
    answers: Mapping[int, str] | None = None,
) -> Evidence:
    """Keeps a file, and answers with it; raises `EvidenceRefused`, or what a save refuses, and then keeps nothing."""
    said = _described(kind, title, dated_on)
    content, name = cast(BinaryIO, upload.file), _safe_name(upload.name or "")
    file_kind = kind_of_file(content, name, upload.size or 0)
    if not confirmed and looks_like_persons(content, file_kind):
        raise LooksLikePersons(
            _("El archivo parece contener datos de personas (documentos de identidad, nombres, teléfonos o correos).")
        )
    sha256 = _digest(upload)
    evidence = Evidence(
        **said, file_name=name, size=upload.size, media_type=file_kind.media_type, sha256=sha256, added_by=by
    )
    known: dict[str, Any] = {"version": version, "by": by, "standing": standing, "answers": answers}
    return _keep_file(entry, evidence, upload, known)


def add_link(
    entry: AnyEntry,
    *,
    link: str,
    kind: str,
    title: str,
    dated_on: date | None,
    by: User,
    version: int,
    standing: Standing | None = None,
    answers: Mapping[int, str] | None = None,
) -> Evidence:
    """Keeps an address of the web, and answers with it; raises as `add_file` does."""
    said = _described(kind, title, dated_on)
    address = _address(link)
    known: dict[str, Any] = {"version": version, "by": by, "standing": standing, "answers": answers}
    with edited(entry, block=Block.SUPPORT, **known) as locked:
        _refuse_repeated(locked, link=address)
        return Evidence.objects.create(**to_entry(locked), **said, link=address, added_by=by)


def remove(evidence: Evidence, *, by: User, version: int, standing: Standing | None = None) -> None:
    """Takes a file or link off its entry. What was sent once stays in the store: the sending's digest speaks of it."""
    entry: Any = evidence.subject
    with edited(entry, block=Block.SUPPORT, version=version, by=by, standing=standing) as locked:
        if not Evidence.objects.about(locked).filter(pk=evidence.pk).delete()[0]:
            raise EvidenceRefused(_("Ese sustento ya se había quitado."))
        was_sent = EntryEvent.objects.about(locked).filter(verb="submit").exists()
        if evidence.file and not was_sent:
            transaction.on_commit(partial(default_storage.delete, evidence.file.name))


def _described(kind: str, title: str, dated_on: date | None) -> dict[str, Any]:
    title = " ".join(title.replace("\0", "").split())
    if not title or len(title) > LONGEST_TITLE:
        raise EvidenceRefused(_("Escriba un nombre de hasta %(most)s letras.") % {"most": LONGEST_TITLE})
    if kind not in EvidenceKind.values:
        raise EvidenceRefused(_("Elija qué tipo de sustento es."))
    if dated_on and dated_on > timezone.localdate():
        raise EvidenceRefused(_("La fecha del documento todavía no llega: revísela."), field="dated_on")
    return {"kind": kind, "title": title, "dated_on": dated_on}


def _address(link: str) -> str:
    try:
        is_web_address(link.strip())
    except ValidationError as problem:
        raise EvidenceRefused(_("Escriba la dirección completa, que empiece con https:// o http://.")) from problem
    if urlsplit(link.strip()).username is not None:
        raise EvidenceRefused(_("Quite de la dirección el usuario y la contraseña: quien la vea los leería."))
    if len(link.strip()) > LONGEST_LINK:
        raise EvidenceRefused(_("La dirección tiene más de %(most)s letras.") % {"most": LONGEST_LINK})
    return link.strip()


def _safe_name(name: str) -> str:
    """The name as data: no folders, nothing unprintable, its extension kept where it must be cut."""
    bare = "".join(letter for letter in PurePath(name.replace("\\", "/")).name if letter.isprintable())
    suffix = PurePath(bare).suffix[:10]
    return bare if len(bare) <= LONGEST_NAME else bare[: LONGEST_NAME - len(suffix)] + suffix


def _digest(upload: UploadedFile) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _keep_file(entry: AnyEntry, evidence: Evidence, upload: UploadedFile, known: Mapping[str, Any]) -> Evidence:
    """Writes the file inside the transaction; where that fails, no file is left behind."""
    try:
        with edited(entry, block=Block.SUPPORT, **known) as locked:
            _refuse_repeated(locked, sha256=evidence.sha256)
            evidence.entry, evidence.service_entry = to_entry(locked).values()
            upload.seek(0)
            evidence.file.save(secrets.token_hex(16), upload)
    except BaseException:
        if evidence.file:
            default_storage.delete(evidence.file.name)
        raise
    return evidence


def _refuse_repeated(entry: AnyEntry, **same: str) -> None:
    kept = list(Evidence.objects.about(entry))
    ((name, value),) = same.items()
    if twin := next((one for one in kept if getattr(one, name) == value), None):
        raise EvidenceRefused(_("Ya está en este registro, con el nombre «%(title)s».") % {"title": twin.title})
    if len(kept) >= MOST_OF_AN_ENTRY:
        raise EvidenceRefused(_("El registro ya tiene %(most)s sustentos: quite alguno.") % {"most": MOST_OF_AN_ENTRY})
