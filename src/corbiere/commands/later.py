"""Commands that are loaded when they are called for: none waits for what another needs."""

import gc
import importlib
import os
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand


class Later(NamedTuple):
    """A command that is not loaded yet: its line in the list, and the Typer app, or the function, that it is.

    `on_the_record` where that needs Django.
    """

    says: str
    module: str
    named: str = "app"
    on_the_record: bool = False

    def load(self) -> Any:
        """Nothing of what is loaded is garbage: the collector is not asked, and does not go through it later."""
        gc.disable()
        module = on_the_record(self.module) if self.on_the_record else importlib.import_module(self.module)
        gc.freeze()
        gc.enable()
        return getattr(module, self.named)


def on_the_record(module: str) -> Any:
    """A module that needs Django, made ready first."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corbiere.settings")
    importlib.import_module("django").setup()
    return importlib.import_module(module)


def plain(**settings: Any) -> typer.Typer:
    """An app that says its help, and what went wrong, in plain text."""
    return typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, **settings)


def add(app: typer.Typer, name: str, later: Later) -> None:
    """Lists a command, which is loaded to read what it was called with."""

    class Waiting(TyperCommand):
        def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
            return _command(name, later.says, later.load()).make_context(info_name, args, parent, **extra)

    app.command(name=name, help=later.says, cls=Waiting)(_nothing)


def _command(name: str, says: str, loaded: Any) -> Any:
    holder = plain(callback=_nothing)
    if isinstance(loaded, typer.Typer):
        holder.add_typer(loaded, name=name, help=says)
    else:
        holder.command(name)(loaded)
    return typer.main.get_group(holder).commands[name]


def _nothing() -> None:
    pass
