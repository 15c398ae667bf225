"""The installed program: it serves, follows the map, and ends."""

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from cli.conftest import Program, argmap

from .conftest import BROKEN, MAP, Running

__all__ = ["argmap"]  # the fixture of the tests of all commands

Preview = Callable[..., Running]


def test_from_the_first_drawing_to_ctrl_c(preview: Preview, map: Path) -> None:
    running = preview()
    assert running.address.startswith("http://127.0.0.1:")
    assert "by the station" in running.page()
    events = running.events()
    first = next(events)
    assert (first.heading, first.problems) == ("0 problems in the map", [])
    assert f'data-version="{first.version}"' in running.page()

    map.write_text(MAP.replace("station", "river"), encoding="utf-8")
    changed = next(events)
    assert changed.version != first.version
    assert "by the river" in running.page()
    assert f'data-version="{changed.version}"' in running.page()

    map.write_text(BROKEN, encoding="utf-8")
    broken = next(events)
    assert broken.version == changed.version
    assert [(each["place"], each["message"], each["cure"]) for each in broken.problems] == [
        ("office.argmap.yaml:6:14", "unknown statement `lease-end`", "did you mean `lease-ends`?")
    ]
    assert "by the river" in running.page()

    map.write_text(MAP, encoding="utf-8")
    assert next(events) == first
    assert running.interrupt() == (130, "", "")


def test_a_map_that_is_replaced_and_one_that_it_imports(preview: Preview, map: Path) -> None:
    """As editors write: a new file, given the name of the old one."""
    streets = map.parent / "streets"
    streets.mkdir()
    (streets / "street.yaml").write_text(MAP, encoding="utf-8")
    map.write_text(f"{MAP}imports: {{street: streets/street.yaml}}\n", encoding="utf-8")
    running = preview()
    events = running.events()
    next(events)
    for name, word in ((map, "river"), (streets / "street.yaml", "harbour")):
        new = name.with_suffix(".new")
        new.write_text(name.read_text(encoding="utf-8").replace("station", word), encoding="utf-8")
        os.replace(new, name)
        assert next(events).problems == []
        assert f"by the {word}" in running.page() or name != map
    (streets / "street.yaml").write_text(BROKEN, encoding="utf-8")
    assert "street.yaml:6" in next(events).problems[0]["message"]


def test_errors_from_the_beginning_and_the_folder_gone_for_a_while(preview: Preview, map: Path) -> None:
    """As git does, where another branch has no such folder."""
    folder = map.parent / "maps"
    folder.mkdir()
    map = map.rename(folder / map.name)
    map.write_text(BROKEN, encoding="utf-8")
    running = preview(path=f"maps/{map.name}")
    events = running.events()
    assert next(events).version == ""
    assert "no drawing yet" in running.page()
    map.unlink()
    folder.rmdir()
    assert "no such file" in next(events).problems[0]["message"]
    folder.mkdir()
    map.write_text(MAP, encoding="utf-8")
    assert next(each for each in events if each.version).problems == []
    assert "by the station" in running.page()


def test_imports_that_lead_nowhere_do_no_harm(preview: Preview, map: Path) -> None:
    far = (
        "/etc/passwd",
        "../../../../proc/self/mem",
        "a" * 5000,
        "x/" * 900 + "y",
        ".",
        "..",
        "office.argmap.yaml",
    )
    imports = "".join(f"  i{number}: {path}\n" for number, path in enumerate(far))
    nothing = '  null-byte: "a\\0b"\n'
    map.write_text(f"{MAP}imports:\n{imports}{nothing}", encoding="utf-8")
    running = preview()
    events = running.events()
    assert len(next(events).problems) >= len(far)
    map.write_text(MAP, encoding="utf-8")
    assert next(events).problems == []


def test_the_options_of_render(preview: Preview, map: Path) -> None:
    map.write_text(f"{MAP}scenarios: {{summer: {{assume: {{lease-ends: true}}}}}}\n", encoding="utf-8")
    running = preview("--scenario", "summer", "--direction", "TB", "--theme", "dark")
    page = running.page()
    assert '"begins":{"scenario":"summer"}' in page
    assert '"direction":"TB"' in page
    assert '<html lang="en" data-theme="dark">' in page


def test_a_port_of_ones_choice_and_one_that_is_taken(preview: Preview, argmap: Program, map: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, out, err = argmap("preview", map.name, "--no-open", "--port", str(port))
    assert (code, out) == (2, "")
    assert err.startswith(f"argmap: port {port}: address already in use; choose another with --port")
    running = preview("--port", str(port))
    assert running.address == f"http://127.0.0.1:{port}/"
    assert "by the station" in running.page()


def test_only_this_machine_is_answered(preview: Preview) -> None:
    running = preview()
    port = int(running.address.rstrip("/").rpartition(":")[2])
    assert httpx.get(running.address, headers={"Host": "evil.example"}).status_code == 400
    with pytest.raises(OSError, match=r"refused|timed out"):
        socket.create_connection(("127.0.0.2", port), timeout=2)


@pytest.mark.skipif(sys.platform == "win32", reason="BROWSER names a script")
def test_the_browser_is_opened(preview: Preview, map: Path) -> None:
    browser, opened = map.parent / "browser", map.parent / "opened"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{opened}.new"\nmv "{opened}.new" "{opened}"\n')
    browser.chmod(0o755)
    running = preview(env={"BROWSER": str(browser)})
    events = running.events()
    next(events)
    map.write_text(MAP.replace("station", "river"), encoding="utf-8")
    next(events)
    assert opened.read_text().strip() == running.address


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("missing.yaml",), "`missing.yaml`: no such file or directory"),
        (("-",), "the preview follows a file"),
        (("office.argmap.yaml", "--scenario", "x"), "the map has no scenario `x`; it has none"),
        (("office.argmap.yaml", "--focus", "move-ofice"), "did you mean `move-office`?"),
        (("office.argmap.yaml", "--theme", "pink"), "`--theme pink`: it is one of light"),
        (("office.argmap.yaml", "--port", "70000"), "70000 is not in the range 0<=x<=65535"),
    ],
)
def test_trouble(argmap: Program, map: Path, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = argmap("preview", "--no-open", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_packages_that_are_not_installed(argmap: Program, map: Path) -> None:
    ran = argmap.without(("uvicorn", "watchfiles"), "preview", "office.argmap.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "argmap: the preview needs uvicorn, watchfiles, not installed here: pip install 'argmap[preview]'"
    ]
