"""Maps in cells of a notebook, run by IPython."""

import warnings
from collections.abc import Iterator
from typing import Any

import pytest

from .conftest import MAP


@pytest.fixture
def shell() -> Iterator[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from IPython.core.interactiveshell import InteractiveShell

        InteractiveShell.clear_instance()
        found = InteractiveShell.instance()
        found.run_line_magic("load_ext", "argmap")
        yield found
        InteractiveShell.clear_instance()


def run(shell: Any, line: str, text: str) -> tuple[Any, Any]:
    """What a cell shows, and what it prints."""
    from IPython.utils.capture import capture_output

    with capture_output() as captured:
        shell.run_cell(f"%%argmap {line}\n{text}")
    return captured.outputs, captured


def test_a_cell_is_drawn_and_can_be_named(shell: Any) -> None:
    (shown,), _ = run(shell, "market scenario=lit", MAP)
    html = shown.data["text/html"]
    assert "<svg" in html
    assert "The lights are on" in html
    assert shell.user_ns["market"].evaluate().verdicts["move-market"] == "open"


def test_a_map_with_errors_is_told(shell: Any) -> None:
    shown, printed = run(shell, "", MAP.replace("only_if: power-laid", "only_if: power"))
    assert not shown
    assert "<cell>:6:14: error: unknown statement `power`" in printed.stderr


@pytest.mark.parametrize("line", ["two names", "scenario=dark", "1x"])
def test_what_a_cell_can_not_say(shell: Any, line: str) -> None:
    shown, printed = run(shell, line, MAP)
    assert not shown
    assert "UsageError" in printed.stderr
    assert "Traceback" not in printed.stderr + printed.stdout
