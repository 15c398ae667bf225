/** What the user's settings say. */

import * as vscode from "vscode";

/** How argmap is run: a program, and its first arguments. */
export function command(): [string, ...string[]] {
  const [program, ...first] = settings().get<string[]>("command", []);
  return [program ?? "argmap", ...first];
}

/** Whether it is shown behind ids where the statements stand. */
export function showsVerdicts(): boolean {
  return settings().get<boolean>("inlayHints", true);
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("argmap");
}
