/** What the user's settings say. */

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import * as vscode from "vscode";

/** Run argmap as the settings say, in the folder that is open. */
export function run(...args: string[]): ChildProcessWithoutNullStreams {
  const [program = "argmap", ...first] = settings().get<string[]>("command", []);
  return spawn(program, [...first, ...args], { cwd: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath });
}

/** What the language server is told at its start. */
export function options(): Record<string, unknown> {
  const { inlayHints, codeLenses, delay } = settings();
  return { inlayHints, codeLenses, delay };
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("argmap");
}
