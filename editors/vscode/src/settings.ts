/** What the user's settings say. */

import * as vscode from "vscode";

/** How argmap is run: a program, and its first arguments. */
export function command(): [string, ...string[]] {
  const [program, ...first] = settings().get<string[]>("command", []);
  return [program ?? "argmap", ...first];
}

/** What the language server is told at its start. */
export function options(): Record<string, unknown> {
  const { inlayHints, codeLenses, delay } = settings();
  return { inlayHints, codeLenses, delay };
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("argmap");
}
