/** Live previews: a process of `argmap preview` for each map, shown in a panel beside its editor. */

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import * as path from "node:path";
import * as vscode from "vscode";
import { command } from "./settings";

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\S*/;

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
    if (there !== undefined) {
      there.panel.reveal();
      return;
    }
    this.open_.set(file, this.start(file));
  }

  dispose(): void {
    for (const { panel } of [...this.open_.values()]) panel.dispose();
  }

  private start(file: string): Preview {
    const title = path.basename(file).replace(/\..*$/, "");
    const panel = vscode.window.createWebviewPanel("argmap.preview", title, vscode.ViewColumn.Beside, {
      enableScripts: true,
      retainContextWhenHidden: true,
    });
    panel.webview.html = message("The map is being drawn …");
    const [program, ...first] = command();
    const server = spawn(program, [...first, "preview", file, "--port", "0", "--no-open"], {
      cwd: path.dirname(file),
    });
    let said = "";
    const listen = (data: Buffer): void => {
      said += data.toString();
      const address = ADDRESS.exec(said)?.[0];
      if (address !== undefined) void show(panel, address);
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    server.on("error", (error) => (panel.webview.html = message(`argmap can't be run: ${error.message}`)));
    server.on("exit", (code) => {
      if (code !== null && code !== 0) panel.webview.html = message(said || "The preview has ended.");
    });
    panel.onDidDispose(() => {
      this.open_.delete(file);
      server.kill();
    });
    return { panel, server };
  }
}

/** Show the page of the preview; where the editor runs elsewhere, by the address that leads there. */
async function show(panel: vscode.WebviewPanel, address: string): Promise<void> {
  const page = (await vscode.env.asExternalUri(vscode.Uri.parse(address))).toString(true);
  const origin = new URL(page).origin;
  panel.webview.html = html(
    `<iframe src="${escaped(page)}" title="The map" style="border: 0; width: 100%; height: 100vh"></iframe>`,
    `frame-src ${origin}`,
  );
}

function message(text: string): string {
  return html(`<pre style="white-space: pre-wrap">${escaped(text)}</pre>`, "");
}

function html(body: string, policy: string): string {
  const rules = `default-src 'none'; style-src 'unsafe-inline'; ${policy}`;
  return `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="${rules}"><body style="padding: 0">${body}`;
}

function escaped(text: string): string {
  const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}
