// Starts the language server and hands it what is configured; everything else is in the server.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function activate() {
  const asked = workspace.getConfiguration("chitieu");
  const [command, ...args] = asked.get("command");
  client = new LanguageClient(
    "chitieu",
    "chitieu",
    { command, args },
    {
      documentSelector: [{ language: "chitieu" }],
      initializationOptions: { data: asked.get("data"), asOf: asked.get("asOf"), lang: asked.get("lang") },
    },
  );
  return client.start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
