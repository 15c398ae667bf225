"""The program `argmap`: its commands are found by scanning a folder, and each is imported when it is run."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from argmap import __version__
from argmap.cli import commands
from argmap.files import Trouble, trouble_with

WRONG_USAGE = 2
BUG = 3


class _Commands(TyperGroup):
    """The modules of `argmap.cli.commands`, each holding a function `command`."""

    def list_commands(self, ctx: Any) -> list[str]:
        folder = Path(commands.__path__[0])
        names = (each.stem for each in folder.glob("*.py") if each.stem != "__init__")
        return sorted(name.replace("_", "-") for name in names)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands without making them, which takes time."""
        modules = {name: _module(name) for name in self.list_commands(ctx)}
        lines = {name: (module.command.__doc__ or "").partition("\n")[0] for name, module in modules.items()}
        with formatter.section("Commands"):
            formatter.write_dl(list(lines.items()))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is asked for; of one that there is not, the nearest is named."""
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-") and not ctx.resilient_parsing:
            from argmap.diagnostics import nearest, suggestion

            close = nearest(args[0], known)
            ctx.fail(f"there is no command `{args[0]}`" + (f"; {suggestion(close)}" if close else ""))
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = _module(cmd_name)
        app = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_CONTEXT)
        app.command(
            cmd_name,
            cls=getattr(module, "KIND", None),
            no_args_is_help=getattr(module, "NEEDS_ARGUMENTS", False),
        )(module.command)
        return typer.main.get_command(app)


def _module(name: str) -> Any:
    """The module of a command."""
    return import_module(f"argmap.cli.commands.{name.replace('-', '_')}")


_CONTEXT: dict[str, Any] = {"help_option_names": ["-h", "--help"]}
_app = typer.Typer(cls=_Commands, rich_markup_mode=None, no_args_is_help=True, context_settings=_CONTEXT)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"argmap {__version__}")
        raise typer.Exit


@_app.callback()
def _program(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit."),
    ] = False,
    traceback: Annotated[bool, typer.Option("--traceback", help="Show where in argmap a bug is.")] = False,
) -> None:
    """Argument maps: write them in YAML, check them, see them.

    A map says who proposes what, on which condition, and what speaks against it.
    """


def run() -> NoReturn:
    """Run the program, and end it with its exit code: 0, 1 problems found, 2 trouble, 3 a bug in argmap."""
    _prepare_streams()
    try:
        try:
            typer.main.get_command(_app)(prog_name="argmap")
        finally:
            sys.stdout.flush()  # Python itself would tell too late, and in its own words
    except Trouble as trouble:
        print(f"argmap: {trouble}", file=sys.stderr)
    except BrokenPipeError:
        _drop_output()
        sys.exit(1)  # as typer ends it where the output is longer
    except OSError as error:
        _drop_output()
        print(f"argmap: {trouble_with(error.filename or 'standard output', error)}", file=sys.stderr)
    except Exception as error:
        if "--traceback" in sys.argv:
            from traceback import print_exc

            print_exc()
        else:
            what = f"{type(error).__name__}: {error}".partition("\n")[0]
            print(f"argmap: a bug in argmap: {what} (argmap --traceback … shows more)", file=sys.stderr)
        sys.exit(BUG)
    sys.exit(WRONG_USAGE)


def _prepare_streams() -> None:
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started the program
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open to the end
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def _drop_output() -> None:
    """Give up what could not be printed, which Python would try once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
