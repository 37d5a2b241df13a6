"""The command line: thin, lazy, and honest about what went wrong.

Nothing heavy is imported before a command runs, so that `foedus --help` answers at once.
"""

from __future__ import annotations

# The commands are listed in the order in which their modules are imported here.
from foedus.cli import gathering, answering, keeping, lexicon  # isort: skip  # noqa: F401
from foedus.cli.door import app, main

__all__ = ["app", "main"]
