"""What the manual as a site takes from elsewhere: pages of the project, maps, schemas, help of commands."""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
_TAKEN = ("CHANGELOG.md", "CONTRIBUTING.md", "maps/*.yaml", "schema/*.json")
_PICTURE = re.compile(r"(!\[[^\]]*\]\((pictures/[\w.-]+)\))")
_OUTSIDE = re.compile(r"\]\((?:\.\./)(CHANGELOG\.md|CONTRIBUTING\.md|maps|schema)")


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add what is not in the folder of the manual."""
    for pattern in _TAKEN:
        for path in sorted(ROOT.glob(pattern)):
            name = path.relative_to(ROOT).as_posix()
            text = path.read_text(encoding="utf-8")
            files.append(File.generated(config, name, content=text.replace("](docs/", "](")))
    files.append(File.generated(config, "commands.md", content=_commands()))
    return files


def on_page_markdown(markdown: str, *, page: Any, **others: Any) -> str:
    """Lead to these where pages lead out of the folder of the manual, and from a picture to its full size."""
    markdown = _PICTURE.sub(r"[\1](\2)", markdown)
    markdown = markdown.replace("](../maps)", "](../maps/istanbul-talks.argmap.yaml)")
    return _OUTSIDE.sub(r"](\1", markdown) if "/" not in page.file.src_uri else markdown


def _commands() -> str:
    """The page of all commands, as the program itself explains them."""
    from argmap.cli import commands

    parts = ["# Commands", "What the program says of itself: `argmap COMMAND --help`."]
    for module in sorted(each.name for each in iter_modules(commands.__path__)):
        name = module.replace("_", "-")
        summary = (import_module(f"{commands.__name__}.{module}").command.__doc__ or "").partition("\n")[0]
        said = subprocess.run(
            [sys.executable, "-m", "argmap", name, "--help"], check=True, capture_output=True, text=True
        )
        parts += [f"## argmap {name}", summary, f"```text\n{said.stdout.strip()}\n```"]
    return "\n\n".join(parts) + "\n"
