"""No false alarms: what others have argued, brought into maps as it is, has no errors."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from argmap.pipeline import Project
from argmap.settings import Settings

DATA = Path(__file__).parents[3] / "shared" / "data"
FRAMEWORKS = sorted(DATA.glob("semantics/af/*.af"))
ARGUMENTS = sorted(DATA.glob("carneades/*.yml"))

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data is not beside the project")


def errors(document: dict[str, Any]) -> list[tuple[str, str]]:
    """What is found at worst in a map, with all rules asked."""
    everything = Settings(select=("all",))
    project = Project(lambda path: b"", settings=lambda path: everything)
    # JSON is YAML, too.
    checked = project.check_text(json.dumps(document, ensure_ascii=False), "shared.argmap.yaml")
    return [(each.rule, each.message) for each in checked.diagnostics if each.severity == "error"]


def attacks(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        if words := line.split():
            yield words[0], words[1]


@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_frameworks_of_attacks(path: Path) -> None:
    against: dict[str, list[str]] = {}
    for attacker, attacked in attacks(path):
        if attacker != attacked:  # an argument against itself is an error, and rightly so
            against.setdefault(f"a{attacker}", []).append(f"a{attacked}")
            against.setdefault(f"a{attacked}", [])
    claims = {
        id: {"text": f"The argument {id} holds.", **({"against": targets} if targets else {})}
        for id, targets in against.items()
    }
    assert errors({"argmap": 1, "claims": claims or {"alone": "It stands alone."}}) == []


@pytest.mark.parametrize("path", ARGUMENTS, ids=lambda path: path.stem)
def test_arguments_with_premises(path: Path) -> None:
    """Each argument is a reason for its conclusion, or against it, and needs its premises."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    # Some are schemes with variables, and no statements yet.
    claims = {
        _id(id): _text(id, each) for id, each in (found.get("statements") or {}).items() if "(" not in id
    }
    if not claims:
        pytest.skip("nothing but schemes")
    reasons = {}
    for name, argument in (found.get("arguments") or {}).items():
        premises = argument.get("premises") or []
        needed = [_id(each) for each in (premises.values() if isinstance(premises, dict) else premises)]
        conclusion = _id(argument.get("conclusion", ""))
        if conclusion in claims and all(each in claims for each in needed):
            gate = {"only_if": needed} if needed else {}
            text = f"What {name} starts from leads to {conclusion}."
            reasons[f"argument-{_id(name)}"] = {"text": text, "supports": conclusion, **gate}
    assert errors({"argmap": 1, "claims": claims, **({"reasons": reasons} if reasons else {})}) == []


def _id(name: Any) -> str:
    return "s-" + re.sub(r"[^A-Za-z0-9_-]", "-", str(name).replace("¬", "not-"))


def _text(name: str, written: Any) -> str:
    text = written.get("text") if isinstance(written, dict) else written
    return str(text or name).strip() or name
