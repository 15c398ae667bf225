// Argdown's own reader: for each line {"text": …} a line with its tokens, its model as JSON, and its errors.
const { tokenize } = require("@argdown/core/dist/lexer.js");
const { argdown } = require("@argdown/core/dist/argdown.js");

const PROCESS = ["parse-input", "build-model", "export-json"];

function answer(text) {
  const found = { tokens: null, errors: null, model: null };
  try {
    found.tokens = tokenize(text).tokens.map((token) => [token.tokenType.name, token.image]);
    const response = argdown.run({ input: text, process: ["parse-input"], logLevel: "silent" });
    found.errors = response.parserErrors.map((error) => error.message);
    const request = { input: text, process: PROCESS, logLevel: "silent", throwExceptions: true };
    found.model = JSON.parse(argdown.run(request).json);
  } catch (error) {
    found.crash = String(error);
  }
  return found;
}

let text = "";
process.stdin.setEncoding("utf8").on("data", (chunk) => {
  text += chunk;
  for (let end; (end = text.indexOf("\n")) >= 0; text = text.slice(end + 1)) {
    process.stdout.write(JSON.stringify(answer(JSON.parse(text.slice(0, end)).text)) + "\n");
  }
});
