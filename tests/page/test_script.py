"""The modules of the page say truly what they use, and are joined to a script that is one."""

import re

import pytest

from argmap.page.script import PAGE, REASONING, script, source

_IMPORT = re.compile(r'^import \{ (.*?) \} from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:function\*?|const) (\w+)", re.MULTILINE)


@pytest.mark.parametrize("name", PAGE)
def test_a_module_imports_what_one_before_it_exports(name: str) -> None:
    for names, other in _IMPORT.findall(source(f"{name}.js")):
        assert other in PAGE[: PAGE.index(name)]
        assert set(names.split(", ")) <= set(_EXPORT.findall(source(f"{other}.js")))


@pytest.mark.parametrize("name", PAGE)
def test_a_module_imports_all_that_it_uses(name: str) -> None:
    """Otherwise it would only work as long as it is joined to the others."""
    text = source(f"{name}.js")
    imported = {each for names, _ in _IMPORT.findall(text) for each in names.split(", ")}
    used = set(re.findall(r"(?<![\w.\"`'#-])([A-Za-z]\w*)(?=\()", re.sub(r"//.*", "", text)))
    others = {each for other in PAGE if other != name for each in _EXPORT.findall(source(f"{other}.js"))}
    assert (used & others) - set(re.findall(r"(?:function\*?|const|let) (\w+)", text)) <= imported
    assert imported <= set(re.findall(r"\w+", _IMPORT.sub("", text)))


def test_no_module_is_forgotten_and_names_are_used_once() -> None:
    exports = [each for name in PAGE for each in _EXPORT.findall(source(f"{name}.js"))]
    assert len(exports) == len(set(exports))
    assert PAGE[: len(REASONING)] == REASONING


def test_nothing_is_left_of_imports_and_exports() -> None:
    assert not re.search(r"^\s*(import|export)\b", script(), re.MULTILINE)
    assert "</script" not in script()
    assert "<!--" not in script()
