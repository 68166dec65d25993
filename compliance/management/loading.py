"""What the commands that load a workbook have in common: arguments, progress, and what they say at the end."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pghistory
from django.core.management import BaseCommand, CommandParser
from django.core.management.base import OutputWrapper
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.management.tables import WRONG_USAGE, Error, refuse_without_tables
from compliance.workbooks.outcome import LoadReport
from compliance.workbooks.problems import BookRefused


class LoadCommand(BaseCommand):
    """Loads a workbook; exit 1, with every problem on standard error, where it is refused; 2 where only the policy is
    not named."""

    load: ClassVar[Callable[..., LoadReport]]
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", metavar="ARCHIVO", type=Path, help=_("libro de Excel, o carpeta con sus hojas como CSV")
        )
        parser.add_argument("--policy", metavar="CÓDIGO", default="", help=_("código de la política, si hay varias"))
        parser.add_argument("--dry-run", action="store_true", help=_("dice qué cambiaría, y no cambia nada"))

    def handle(
        self, *, file: Path, policy: str, dry_run: bool, verbosity: int, reason: str = "", **_options: Any
    ) -> None:
        refuse_without_tables()
        progress = Progress(self.stderr) if self.stderr.isatty() and verbosity else None
        # The trail of changes names the command and the file, as it names people and pages elsewhere.
        trail = {"command": type(self).__module__.rpartition(".")[2], "file": file.name}
        try:
            with pghistory.context(**trail, **({"reason": reason} if reason else {})):
                report = type(self).load(file, policy=policy, dry_run=dry_run, tell=progress)
        except BookRefused as refused:
            count = len(refused.problems)
            self.stderr.write("\n".join(str(problem) for problem in refused.problems))
            message = ngettext("%(n)s problema; no se cambió nada.", "%(n)s problemas; no se cambió nada.", count)
            raise Error(message % {"n": count}, returncode=WRONG_USAGE if refused.is_of_usage else 1) from refused
        finally:
            if progress:
                progress.clear()
        if verbosity:
            self._say(report, dry_run=dry_run, in_detail=dry_run or bool(reason))

    def _say(self, report: LoadReport, *, dry_run: bool, in_detail: bool) -> None:
        for line in report.lines(in_detail=in_detail):
            self.stdout.write(line)
        if not report.changes_anything:
            self.stdout.write(_("La base de datos ya tiene estos datos: no hay cambios."))
        elif dry_run:
            self.stdout.write(_("Simulación: no se cambió nada."))


class Progress:
    """One line of a terminal, written over again and again."""

    def __init__(self, terminal: OutputWrapper) -> None:
        self.terminal = terminal
        self.length = 0

    def __call__(self, sheet: str, done: int, total: int) -> None:
        line = _("%(sheet)s: fila %(done)s de %(total)s") % {"sheet": sheet, "done": done, "total": total}
        self.terminal.write(f"\r{line.ljust(self.length)}", ending="")
        self.terminal.flush()
        self.length = len(line)

    def clear(self) -> None:
        self.terminal.write(f"\r{' ' * self.length}\r", ending="")
