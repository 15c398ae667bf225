/** The extension: a client of `argmap lsp`, and the preview of `argmap preview` beside the map. */

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";
import { Previews } from "./preview";
import { command, options } from "./settings";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const previews = new Previews();
  context.subscriptions.push(
    previews,
    vscode.commands.registerCommand("argmap.preview", () => previews.open(vscode.window.activeTextEditor?.document)),
    vscode.commands.registerCommand("argmap.restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("argmap")) void restart();
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(): Promise<void> {
  const [program, ...first] = command();
  const wanted: LanguageClientOptions = {
    documentSelector: [{ language: "argmap" }],
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.{yaml,yml,toml}") },
    initializationOptions: options(),
  };
  client = new LanguageClient("argmap", "argmap", { command: program, args: [...first, "lsp"] }, wanted);
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const how = 'Install it with `pip install "argmap[lsp]"`, or say where it is in the setting `argmap.command`.';
    void vscode.window.showErrorMessage(`argmap can't be run: ${String(error)}. ${how}`);
  }
}

async function restart(): Promise<void> {
  await client?.stop();
  client = undefined;
  await start();
}
