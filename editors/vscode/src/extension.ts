/** The extension: a client of `argmap lsp`, and the preview of `argmap preview` beside the map. */

import * as vscode from "vscode";
import { Client } from "./client";
import { Previews } from "./preview";

/** How a map begins: after comments and empty lines, with its first key. */
const BEGINNING = /^(?:[ \t\r]*(?:#.*)?\n|---[ \t\r]*\n)*argmap[ \t]*:/;

let client: Client | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const previews = new Previews();
  const files = vscode.workspace.createFileSystemWatcher("**/*.{yaml,yml,toml}");
  const restart = async (): Promise<void> => {
    await client?.stop();
    await start(files);
  };
  context.subscriptions.push(
    previews,
    files,
    vscode.commands.registerCommand("argmap.preview", () => previews.open(vscode.window.activeTextEditor?.document)),
    vscode.commands.registerCommand("argmap.restart", restart),
    vscode.workspace.onDidOpenTextDocument(recognize),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("argmap")) void restart();
    }),
  );
  vscode.workspace.textDocuments.forEach(recognize);
  await start(files);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(files: vscode.FileSystemWatcher): Promise<void> {
  client = new Client(files);
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const chosen = await vscode.window.showErrorMessage((error as Error).message, "Open the Setting");
    if (chosen) await vscode.commands.executeCommand("workbench.action.openSettings", "argmap.command");
  }
}

/** A map whose name is like that of any YAML file shows by how it begins. */
function recognize(document: vscode.TextDocument): void {
  if (document.languageId === "yaml" && BEGINNING.test(document.getText())) {
    void vscode.languages.setTextDocumentLanguage(document, "argmap");
  }
}
