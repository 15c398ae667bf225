/** The client of `argmap lsp`. */

import type { ChildProcess } from "node:child_process";
import type { FileSystemWatcher } from "vscode";
import { CloseAction, LanguageClient } from "vscode-languageclient/node";
import { options, run } from "./settings";

const INSTALL = "Install it with pip install 'argmap[lsp,preview]', or say in the settings how it is run.";

/** A client that fails to start with what argmap said; the library's own words go to the output alone. */
export class Client extends LanguageClient {
  private begun = false;
  private readonly said: () => string;

  constructor(fileEvents: FileSystemWatcher) {
    let said = "";
    const server = async (): Promise<ChildProcess> => {
      const running = run("lsp");
      running.stderr.on("data", (data: Buffer) => (said += data.toString()));
      await new Promise((resolve, reject) => running.once("spawn", resolve).once("error", reject));
      return running;
    };
    super("argmap", "argmap", server, {
      documentSelector: [{ language: "argmap" }],
      initializationFailedHandler: () => false,
      initializationOptions: options(),
      synchronize: { fileEvents },
    });
    this.said = () => said.trim();
    this.restartOnlyWhatHasBegun();
  }

  override async start(): Promise<void> {
    const trouble = await super.start().catch(String);
    // The library takes a server that ended while it began for one that was stopped.
    this.begun ||= this.isRunning();
    if (!this.isRunning()) throw new Error(this.said() || `argmap can't be run: ${trouble}. ${INSTALL}`);
  }

  override error(message: string, data?: unknown, show?: boolean | "force"): void {
    super.error(message, data, this.begun && show);
  }

  private restartOnlyWhatHasBegun(): void {
    const usual = this.createDefaultErrorHandler();
    this.clientOptions.errorHandler = {
      error: (...trouble) => usual.error(...trouble),
      closed: () => (this.begun ? usual.closed() : { action: CloseAction.DoNotRestart, handled: true }),
    };
  }
}
