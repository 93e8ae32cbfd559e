// The extension as an editor runs it: VS Code's module `vscode` is replaced, its client library is the
// real one, and what it starts is a real process that speaks the protocol. It must be started with the
// command that is configured, be told what is configured, show what it says, and end when the editor does.
const assert = require("assert");
const fs = require("fs");
const Module = require("module");
const os = require("os");
const path = require("path");

const folder = path.join(__dirname, "..");
const manifest = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
const made = fs.mkdtempSync(path.join(os.tmpdir(), "chitieu-client-"));
const log = path.join(made, "log");

// Whatever is not given is a class, a function and a folder of more of them.
const anything = () =>
  new Proxy(class {}, {
    get: (target, name) => (name in target || typeof name === "symbol" ? target[name] : (target[name] = anything())),
    apply: () => ({ dispose() {} }),
  });
const module_of = (given) =>
  new Proxy(given, { get: (target, name) => (name in target ? target[name] : (target[name] = anything())) });

const plan = {
  uri: { scheme: "file", fsPath: "/plans/a.plan", toString: () => "file:///plans/a.plan" },
  fileName: "/plans/a.plan",
  languageId: "chitieu",
  version: 1,
  isClosed: false,
  getText: () => "target 1: all staff good\n",
};
const settings = Object.fromEntries(
  Object.entries(manifest.contributes.configuration.properties).map(([name, each]) => [name, each.default]),
);
const listens = () => ({ dispose() {} });
const shown = [];

class EventEmitter {
  listeners = new Set();
  event = (listener, self) => {
    const called = listener.bind(self);
    this.listeners.add(called);
    return { dispose: () => this.listeners.delete(called) };
  };
  fire(what) {
    for (const listener of this.listeners) listener(what);
  }
  dispose() {
    this.listeners.clear();
  }
}

class CodeActionKind {
  constructor(value) {
    this.value = value;
  }
  append(part) {
    return new CodeActionKind(this.value ? `${this.value}.${part}` : part);
  }
}
CodeActionKind.Empty = new CodeActionKind("");
CodeActionKind.QuickFix = CodeActionKind.Empty.append("quickfix");

// What goes wrong is shown here, and nobody presses a button.
const message = async (...said) => void console.error(...said);

const vscode = module_of({
  version: "1.82.0",
  EventEmitter,
  CodeActionKind,
  CancellationError: class extends Error {},
  CancellationTokenSource: class {
    token = { isCancellationRequested: false, onCancellationRequested: listens };
    cancel() {}
    dispose() {}
  },
  Diagnostic: class {
    constructor(range, message) {
      Object.assign(this, { range, message });
    }
  },
  Uri: { parse: (text) => ({ scheme: "file", toString: () => text }), file: (name) => ({ scheme: "file", fsPath: name }) },
  workspace: module_of({
    getConfiguration: (section) => ({
      get: (name, other) => settings[section ? `${section}.${name}` : name] ?? other,
    }),
    textDocuments: [plan],
    notebookDocuments: [],
    workspaceFolders: undefined,
    onDidOpenTextDocument: listens,
    onDidChangeTextDocument: listens,
    onDidCloseTextDocument: listens,
    onDidChangeConfiguration: listens,
    createFileSystemWatcher: () => ({ onDidCreate: listens, onDidChange: listens, onDidDelete: listens, dispose() {} }),
  }),
  window: module_of({
    createOutputChannel: () => ({ appendLine() {}, append() {}, show() {}, dispose() {} }),
    visibleTextEditors: [],
    showErrorMessage: message,
    showWarningMessage: message,
    showInformationMessage: message,
    tabGroups: { all: [], onDidChangeTabs: listens, onDidChangeTabGroups: listens },
  }),
  languages: module_of({
    match: (selector, document) => (selector.some?.((each) => each.language === document.languageId) ? 10 : 0),
    createDiagnosticCollection: () => ({
      set: (uri, all) => shown.push([uri.toString(), all]),
      delete() {},
      clear() {},
      dispose() {},
    }),
  }),
});

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));

// A server that writes down what it is told, and says that a plan has one mistake.
const server = `
const fs = require("fs");
const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = require(${JSON.stringify(
  require.resolve("vscode-jsonrpc/node", { paths: [folder] }),
)});
const said = createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
const note = (what) => fs.appendFileSync(${JSON.stringify(log)}, JSON.stringify(what) + "\\n");
note({ arguments: process.argv.slice(2) });
said.onRequest((method, params) => {
  note({ method, params });
  return method === "initialize" ? { capabilities: { textDocumentSync: 1 } } : null;
});
said.onNotification((method, params) => {
  note({ method, params });
  if (method === "exit") process.exit(0);
  if (method === "textDocument/didOpen")
    said.sendNotification("textDocument/publishDiagnostics", {
      uri: params.textDocument.uri,
      diagnostics: [{ range: { start: { line: 0, character: 10 }, end: { line: 0, character: 13 } }, message: "wrong" }],
    });
});
said.listen();
`;

const told = () =>
  fs
    .readFileSync(log, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

async function until(holds, what) {
  for (let i = 0; i < 600 && !holds(); i += 1) await new Promise((done) => setTimeout(done, 50));
  assert(holds(), what);
}

async function main() {
  assert.deepStrictEqual(settings["chitieu.command"], ["chitieu", "lsp", "--stdio"]);
  fs.writeFileSync(path.join(made, "server.js"), server);
  // The default but for its program.
  settings["chitieu.command"] = [process.execPath, path.join(made, "server.js"), "lsp", "--stdio"];
  settings["chitieu.data"] = "tables";
  settings["chitieu.asOf"] = "2023-10-30";
  settings["chitieu.lang"] = "vi";

  const extension = require(path.join(folder, manifest.main));
  await extension.activate({ subscriptions: [] });
  await until(() => shown.length > 0, "what the server says is shown");
  const [uri, all] = shown[0];
  assert.strictEqual(uri, "file:///plans/a.plan");
  assert.deepStrictEqual(
    all.map((each) => each.message),
    ["wrong"],
  );
  await extension.deactivate();
  await until(() => told().some((each) => each.method === "exit"), "the server is ended");

  const methods = told().map((each) => each.method);
  assert.deepStrictEqual(told()[0].arguments, ["lsp", "--stdio"]);
  const begins = told().find((each) => each.method === "initialize").params;
  assert.deepStrictEqual(begins.initializationOptions, { data: "tables", asOf: "2023-10-30", lang: "vi" });
  const opened = told().find((each) => each.method === "textDocument/didOpen").params.textDocument;
  assert.deepStrictEqual([opened.languageId, opened.text], ["chitieu", plan.getText()]);
  assert(methods.indexOf("shutdown") < methods.indexOf("exit") && methods.includes("shutdown"));
  console.log(`client: ${methods.filter(Boolean).join(", ")}`);

  // The server of the package, where it is installed.
  if (!process.env.CHITIEU) return;
  shown.length = 0;
  settings["chitieu.command"] = [process.env.CHITIEU, "lsp", "--stdio"];
  settings["chitieu.data"] = settings["chitieu.asOf"] = "";
  await extension.activate({ subscriptions: [] });
  await until(() => shown.some(([, some]) => some.length > 0), "the server finds a mistake");
  const mistakes = shown.flatMap(([, some]) => some.map((each) => each.message));
  assert(mistakes.some((each) => each.includes("`staff`") && each.startsWith("không hiểu")), mistakes);
  await extension.deactivate();
  console.log(`${process.env.CHITIEU}: ${mistakes.length} mistake`);
}

main()
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => fs.rmSync(made, { recursive: true, force: true }));
