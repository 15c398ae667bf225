"""The page's evaluator, running under Node, apart from the page."""

import json
import subprocess
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from argmap.graph import Graph
from argmap.page.compiled import conditions
from argmap.page.script import REASONING, script
from argmap.page.words import words

_ANSWER = """
const words = JSON.parse(process.argv[1]);
let text = "";
process.stdin.setEncoding("utf8").on("data", (chunk) => {
  text += chunk;
  for (let end; (end = text.indexOf("\\n")) >= 0; text = text.slice(end + 1)) {
    const { statements, assume } = JSON.parse(text.slice(0, end));
    const assumed = new Map(Object.entries(assume));
    const outcomes = evaluate(statements, assumed);
    const answer = {};
    for (const [id, outcome] of outcomes) {
      const why = explain(statements, assumed, id);
      answer[id] = {
        ...outcome,
        standing: standingOf(id, outcome),
        cause: cause(words, id, outcome),
        reasons: reasons(words, id, statements[id], why, outcomes),
      };
    }
    process.stdout.write(JSON.stringify(answer) + "\\n");
  }
});
"""


class Reasoner:
    """One process that answers for as many maps as it is asked about."""

    def __init__(self, node: str) -> None:
        command = [node, "-e", script(REASONING, _ANSWER), json.dumps(words())]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=10)

    def evaluate(self, graph: Graph, assumed: Mapping[str, bool]) -> dict[str, Any]:
        """The outcome, the standing and the reasons of each statement."""
        statements = conditions(graph)
        for id, facts in statements.items():
            facts["status"] = graph.statements[id].status
        pipes = self._process.stdin, self._process.stdout
        assert pipes[0] is not None
        assert pipes[1] is not None
        pipes[0].write(json.dumps({"statements": statements, "assume": dict(assumed)}) + "\n")
        pipes[0].flush()
        answer: dict[str, Any] = json.loads(pipes[1].readline())
        return answer
