"""The import contracts of pyproject.toml, as a command that needs nothing on the path."""

import sys

from importlinter.cli import lint_imports

sys.exit(lint_imports(no_cache=True))
