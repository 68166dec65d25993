#!/usr/bin/env python
"""Django's commands, run in the project's folder."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pnig.settings")
    if sys.argv[1:2] == ["demo"]:
        os.environ.setdefault("DEBUG", "1")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
