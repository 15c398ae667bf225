"""Figures in MkDocs: a plugin, `argmap`, which draws the fenced blocks of `argmap` on all pages."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

from argmap.figures import Unusable
from argmap.figures.markdown import Maps


class Plugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Files that figures name are looked for beside the page, as its links are."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take part in reading the pages."""
        self._maps = _OfPage(folder=config.docs_dir)
        config.markdown_extensions.append(self._maps)  # type: ignore[arg-type]
        return config

    def on_page_markdown(self, markdown: str, *, page: Page, **others: Any) -> str:
        """Note which page is read next."""
        source = page.file.abs_src_path
        if source is not None:
            self._maps.setConfig("folder", str(Path(source).parent))
        self._maps.page = page.file.src_uri
        return markdown


class _OfPage(Maps):
    """Says on which page a figure can't be drawn."""

    page = ""

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 - Python-Markdown calls it so
        super().extendMarkdown(md)
        figures = md.preprocessors["argmap"]
        draw = figures.run

        def run(lines: list[str]) -> list[str]:
            try:
                found: list[str] = draw(lines)
                return found
            except Unusable as unusable:
                raise PluginError(f"{self.page}: a map can't be drawn\n{unusable}") from unusable

        figures.run = run
