"""The line of progress on a terminal."""

from io import StringIO

from django.core.management.base import OutputWrapper

from compliance.management.loading import Progress


def test_each_line_covers_the_one_before_and_the_last_one_is_wiped():
    terminal = StringIO()
    progress = Progress(OutputWrapper(terminal))
    progress("Indicadores", 500, 1000)
    progress("Metas", 5, 5)
    progress.clear()
    first, second, blank, _end = terminal.getvalue().split("\r")[1:]
    assert (first, second.rstrip()) == ("Indicadores: fila 500 de 1000", "Metas: fila 5 de 5")
    assert len(second) == len(first)
    assert blank == " " * len(second.rstrip())
