// Tokenises every plan of the repository: each line that begins a statement has its keyword, and
// comments and quotations are coloured as a whole.
const assert = require("assert");
const fs = require("fs");
const path = require("path");
const oniguruma = require("vscode-oniguruma");
const { Registry, parseRawGrammar, INITIAL } = require("vscode-textmate");

const folder = process.argv[2];
const grammar = path.join(__dirname, "..", "syntaxes", "chitieu.tmLanguage.json");

async function main() {
  const wasm = fs.readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => parseRawGrammar(fs.readFileSync(grammar, "utf8"), grammar),
  });
  const made = await registry.loadGrammar("source.chitieu");
  let statements = 0;
  let quotations = 0;
  const plans = fs.readdirSync(folder).filter((name) => name.endsWith(".plan"));
  assert(plans.length > 1, "there are plans");
  for (const name of plans) {
    let state = INITIAL;
    const lines = fs.readFileSync(path.join(folder, name), "utf8").split("\n");
    lines.forEach((line, number) => {
      const found = made.tokenizeLine(line, state);
      state = found.ruleStack;
      const where = `${name}:${number + 1}: ${line}`;
      const at = (offset) => found.tokens.find((each) => each.startIndex <= offset && offset < each.endIndex).scopes;
      if (/^#/.test(line)) assert(at(0).includes("comment.line.number-sign.chitieu"), where);
      else if (/^\S/.test(line)) {
        statements += 1;
        assert(at(0).some((scope) => scope.startsWith("keyword")), where);
      }
      for (const quotation of line.replace(/#.*/, "").matchAll(/“[^”]*”/g)) {
        quotations += 1;
        const begin = at(quotation.index);
        assert(begin.includes("string.quoted.double.chitieu"), where);
        assert.deepStrictEqual(at(quotation.index + quotation[0].length - 1), begin, where);
      }
    });
  }
  assert(statements > 50 && quotations > 100, "something was looked at");
  console.log(`${plans.length} plans, ${statements} statements, ${quotations} quotations`);
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
