/** Live previews: a process of `argmap preview` for each map, shown in a panel beside its editor. */

import type { ChildProcessWithoutNullStreams } from "node:child_process";
import * as path from "node:path";
import * as vscode from "vscode";
import { run } from "./settings";

interface Preview {
  readonly panel: vscode.WebviewPanel;
  readonly server: ChildProcessWithoutNullStreams;
}

export class Previews implements vscode.Disposable {
  private readonly open_ = new Map<string, Preview>();

  open(document: vscode.TextDocument | undefined): void {
    if (document?.languageId !== "argmap" || document.isUntitled) {
      void vscode.window.showInformationMessage("Open an argument map that is saved as a file first.");
      return;
    }
    const file = document.uri.fsPath;
    const there = this.open_.get(file);
    if (there !== undefined && there.server.exitCode === null) {
      there.panel.reveal(undefined, true);
      return;
    }
    there?.panel.dispose();
    this.open_.set(file, this.start(file));
  }

  dispose(): void {
    for (const { panel } of [...this.open_.values()]) panel.dispose();
  }

  private start(file: string): Preview {
    const title = `Preview ${path.basename(file).replace(/\..*$/, "")}`;
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel("argmap.preview", title, beside, {
      enableScripts: true,
      retainContextWhenHidden: true,
    });
    panel.webview.html = message("The map is being drawn …");
    const server = run("preview", file, "--port", "0", "--no-open");
    let said = "";
    server.stderr.on("data", (data: Buffer) => (said += data.toString()));
    server.stdout.once("data", (data: Buffer) => void show(panel, data.toString().trim()));
    const ended = (code: number | null): void => {
      panel.webview.html = message(said || `The preview has ended with code ${code}.`);
    };
    server.on("error", (error) => (said = `argmap can't be run: ${error.message}`)).on("close", ended);
    panel.onDidDispose(() => {
      this.open_.delete(file);
      server.removeListener("close", ended).kill();
    });
    return { panel, server };
  }
}

/** Show the page of the preview; where the editor runs elsewhere, by the address that leads there. */
async function show(panel: vscode.WebviewPanel, address: string): Promise<void> {
  const page = (await vscode.env.asExternalUri(vscode.Uri.parse(address))).toString(true);
  const origin = new URL(page).origin;
  panel.webview.html = html(
    `<style>
      body { margin: 0; padding: 0; }
      iframe { display: block; width: 100%; height: 100vh; border: 0; color-scheme: light; }
      .vscode-dark iframe, .vscode-high-contrast:not(.vscode-high-contrast-light) iframe { color-scheme: dark; }
    </style>
    <iframe src="${escaped(page)}" title="The map"></iframe>`,
    `frame-src ${origin}`,
  );
}

function message(text: string): string {
  return html(`<pre style="white-space: pre-wrap">${escaped(text)}</pre>`, "");
}

function html(body: string, policy: string): string {
  const rules = `default-src 'none'; style-src 'unsafe-inline'; ${policy}`;
  return `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="${rules}"><body>${body}`;
}

function escaped(text: string): string {
  const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}
