"""The server: the protocol of editors around documents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from chitieu._core import __version__
from chitieu._diagnostics import Diagnostic, Fix
from chitieu._report import Report
from chitieu.lsp._document import Declared, Document, RenameError
from chitieu.lsp._positions import Positions

WORDS = {
    "vi": {
        "write": "Viết “{}”",
        "leave out": "Bỏ chỗ này",
        "all": "Sửa mọi lỗi chỉ có một cách sửa",
        "need": "cần",
        "declared": "khai báo ở dòng {}",
    },
    "en": {
        "write": "Write “{}”",
        "leave out": "Leave this out",
        "all": "Correct all errors that have one right fix",
        "need": "need",
        "declared": "declared on line {}",
    },
}
SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
ITEM_KINDS = {
    "keyword": types.CompletionItemKind.Keyword,
    "population": types.CompletionItemKind.Class,
    "column": types.CompletionItemKind.Field,
    "value": types.CompletionItemKind.EnumMember,
    "term": types.CompletionItemKind.Class,
    "phrase": types.CompletionItemKind.Function,
    "constant": types.CompletionItemKind.Constant,
    "measure": types.CompletionItemKind.Variable,
    "dataset": types.CompletionItemKind.Module,
    "unit": types.CompletionItemKind.Unit,
    "scale": types.CompletionItemKind.Enum,
}
SYMBOL_KINDS = {
    "target": types.SymbolKind.Event,
    "section": types.SymbolKind.Namespace,
    "scale": types.SymbolKind.Enum,
    "value": types.SymbolKind.EnumMember,
    "population": types.SymbolKind.Class,
    "column": types.SymbolKind.Field,
    "constant": types.SymbolKind.Constant,
    "band": types.SymbolKind.Field,
    "measure": types.SymbolKind.Variable,
    "dataset": types.SymbolKind.Module,
    "unit": types.SymbolKind.Constant,
    "term": types.SymbolKind.Class,
    "phrase": types.SymbolKind.Function,
}
FIX_ALL = "source.fixAll.chitieu"


@dataclass(frozen=True)
class Options:
    """What the client asks for when it starts the server."""

    data: str | None = None  # a folder or file of tables
    as_of: str | None = None
    lang: str | None = None

    @staticmethod
    def of(given: object) -> Options:
        if not isinstance(given, dict):
            return Options()

        def text(key: str) -> str | None:
            value = given.get(key)
            return value if isinstance(value, str) and value else None

        lang = text("lang")
        return Options(text("data"), text("asOf"), lang if lang in WORDS else None)


class Open:
    """A document that is open in the editor, in one version."""

    def __init__(self, uri: str, text: str, document: Document, at: Positions) -> None:
        self.uri = uri
        self.text = text
        self.document = document
        self.at = at
        self._report: tuple[Options, Report | None] | None = None

    def range(self, span: tuple[int, int]) -> types.Range:
        return types.Range(self._position(span[0]), self._position(span[1]))

    def _position(self, byte: int) -> types.Position:
        return types.Position(*self.at.to_position(byte))

    def byte(self, position: types.Position) -> int:
        return self.at.to_byte(position.line, position.character)

    def whole(self) -> types.Range:
        """From before a byte order mark to the end."""
        return types.Range(types.Position(0, 0), self._position(len(self.at.text.encode())))

    def report(self, options: Options, root: Path | None) -> Report | None:
        """The verdicts on the tables of the options; kept as long as the text is."""
        if options.data is None:
            return None
        folder = Path(options.data)
        if root is not None:
            folder = root / folder
        if self._report is None or self._report[0] != options:
            self._report = options, self.document.judge(folder, options.as_of)
        return self._report[1]


class PlanServer(LanguageServer):
    """Open documents by their addresses."""

    def __init__(self) -> None:
        # The whole text is sent, since what ends a line is not the same everywhere.
        super().__init__("chitieu", __version__, types.TextDocumentSyncKind.Full)
        self.open: dict[str, Open] = {}
        self.options = Options()

    def lang(self, of: Open) -> str:
        return self.options.lang or of.document.language

    def words(self, of: Open) -> dict[str, str]:
        return WORDS[self.lang(of)]

    @property
    def encoding(self) -> str:
        """What the client counts the characters of a line in."""
        return _plain(self.workspace.position_encoding or types.PositionEncodingKind.Utf16)

    @property
    def root(self) -> Path | None:
        return Path(self.workspace.root_path) if self.workspace.root_path else None

    def get(self, uri: str) -> Open:
        """The document in the version that the editor has."""
        text = self.workspace.get_text_document(uri).source
        known = self.open.get(uri)
        if known is None or known.text != text:
            path = Path(unquote(urlsplit(uri).path))

            def find(name: str) -> str | None:
                return self._beside(uri, name)

            positions = Positions(text, self.encoding)
            document = Document(positions.text, path.name or "plan", find)
            known = self.open[uri] = Open(uri, text, document, positions)
        return known

    def _beside(self, uri: str, name: str) -> str | None:
        """The text of a plan beside another one: as it stands in the editor or, if it is not open, in its file."""
        if not name or "/" in name or "\\" in name or name in (".", ".."):
            return None
        beside = uri.rsplit("/", 1)[0] + "/"
        for each in self.workspace.text_documents.values():
            if each.uri.startswith(beside) and unquote(each.uri.removeprefix(beside)) == name:
                return str(each.source)
        folder = to_fs_path(uri)
        if folder is None:
            return None
        try:
            return (Path(folder).parent / name).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return None

    def publish(self, uri: str, examine: bool) -> None:
        of = self.get(uri)
        found = list(of.document.diagnostics)
        if examine:
            found += of.document.examined
        shown = [shown_diagnostic(of, each, self.lang(of)) for each in found]
        version = self.workspace.get_text_document(uri).version
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, version))


def shown_diagnostic(of: Open, each: Diagnostic, lang: str) -> types.Diagnostic:
    """A diagnostic with its hint; one about another file stands at the beginning and says where it is."""
    core = each._core
    message, hint = core.message(lang), core.hint(lang)
    here = each.file in ("", of.document.name)
    if not here:
        message = f"{each.file}:{each.line}:{each.column}: {message}"
    return types.Diagnostic(
        range=of.range(each.span if here else (0, 0)),
        message=f"{message}\n{hint}" if hint else message,
        severity=SEVERITIES[each.severity],
        code=each.code,
        source="chitieu",
    )


def shown_verdict(of: Open, server: PlanServer, id: str) -> str | None:
    """Status and figures of a clause, as the table of a report has them."""
    report = of.report(server.options, server.root)
    if report is None:
        return None
    lang = server.lang(of)
    for line in report._core.review(lang)["lines"]:
        if line["id"] == id:
            need = f"{WORDS[lang]['need']} {line['need']}" if line["need"] else ""
            figures = (line["count"], line["share"], line["threshold"], need, line["shortfall"])
            return " · ".join(each for each in (f"{line['sign']} {line['status']}", *figures) if each)
    return None


def hover_text(of: Open, server: PlanServer, byte: int) -> str | None:
    """What a sentence is read as and comes to; of a name elsewhere, its declaration."""
    parts = []
    for clause in of.document.clauses_at(byte):
        verdict = shown_verdict(of, server, clause["id"])
        parts.append(f"**{clause['id']}**{'  ' + verdict if verdict else ''}\n```text\n{clause['reads']}\n```")
    use = of.document.use_at(byte)
    if use is not None:
        for each in of.document.declarations(use[0]):
            where = server.words(of)["declared"].format(
                f"{each.line}" if each.file == of.document.name else f"{each.file}:{each.line}"
            )
            others = ", ".join(f"“{alias}”" for alias in each.aliases)
            parts.append(f"*{each.kind}* `{each.name}`{' ' + others if others else ''} ({where})")
    return "\n\n".join(parts) or None


def title_of(fix: Fix, words: dict[str, str]) -> str:
    text = " ".join(fix.text.split())
    shortest = 60
    return (
        words["write"].format(text if len(text) <= shortest else text[: shortest - 1] + "…")
        if text
        else words["leave out"]
    )


def edit(of: Open, span: tuple[int, int], text: str) -> types.WorkspaceEdit:
    return types.WorkspaceEdit(changes={of.uri: [types.TextEdit(of.range(span), text)]})


def location(of: Open, server: PlanServer, each: Declared) -> types.Location | None:
    """Where a name is declared: here, or in a plan that is extended."""
    if each.file == of.document.name:
        return types.Location(of.uri, of.range(each.span))
    text = server._beside(of.uri, each.file)
    if text is None:
        return None
    uri = of.uri.rsplit("/", 1)[0] + "/" + each.file
    lines = Positions(text, "utf-32")
    other = Positions(text, server.encoding)
    begin = lines.to_byte(each.line - 1, each.column - 1)
    return types.Location(
        uri,
        types.Range(
            types.Position(*other.to_position(begin)),
            types.Position(*other.to_position(begin + each.span[1] - each.span[0])),
        ),
    )


def make_server() -> PlanServer:
    """A server with everything that it can do."""
    server = PlanServer()

    @server.feature(types.INITIALIZE)
    def initialize(ls: PlanServer, params: types.InitializeParams) -> None:
        ls.options = Options.of(params.initialization_options)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(ls: PlanServer, params: types.DidOpenTextDocumentParams) -> None:
        ls.publish(params.text_document.uri, examine=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(ls: PlanServer, params: types.DidChangeTextDocumentParams) -> None:
        ls.publish(params.text_document.uri, examine=False)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(ls: PlanServer, params: types.DidSaveTextDocumentParams) -> None:
        ls.open.pop(params.text_document.uri, None)  # tables may have changed, too
        ls.publish(params.text_document.uri, examine=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(ls: PlanServer, params: types.DidCloseTextDocumentParams) -> None:
        ls.open.pop(params.text_document.uri, None)
        ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(ls: PlanServer, params: types.HoverParams) -> types.Hover | None:
        of = ls.get(params.text_document.uri)
        text = hover_text(of, ls, of.byte(params.position))
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text)) if text else None

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "“", '"']))
    def completion(ls: PlanServer, params: types.CompletionParams) -> types.CompletionList:
        of = ls.get(params.text_document.uri)
        items = []
        for number, (text, kind, span) in enumerate(of.document.complete(of.byte(params.position))):
            where = of.range(span)
            typed = of.at.text.removeprefix("\ufeff").encode()[span[0] : span[1]].decode()
            items.append(
                types.CompletionItem(
                    label=text,
                    kind=ITEM_KINDS[kind],
                    detail=kind,
                    # What was typed may lack marks, or be several words: it was compared here already.
                    filter_text=typed or text,
                    sort_text=f"{number:04}",
                    text_edit=types.TextEdit(where, text),
                )
            )
        return types.CompletionList(is_incomplete=True, items=items)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(ls: PlanServer, params: types.DefinitionParams) -> list[types.Location]:
        of = ls.get(params.text_document.uri)
        use = of.document.use_at(of.byte(params.position))
        found = of.document.declarations(use[0]) if use else []
        return [each for each in (location(of, ls, one) for one in found) if each]

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(ls: PlanServer, params: types.ReferenceParams) -> list[types.Location]:
        of = ls.get(params.text_document.uri)
        use = of.document.use_at(of.byte(params.position))
        if use is None:
            return []
        keys = {key for each in of.document.declarations(use[0]) for key in each.keys} or {use[0]}
        return [types.Location(of.uri, of.range(span)) for name, span, _ in of.document.uses if name in keys]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(ls: PlanServer, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        of = ls.get(params.text_document.uri)
        return [
            types.DocumentSymbol(
                name=each.name or "?",
                kind=SYMBOL_KINDS[each.kind],
                range=of.range(each.whole),
                selection_range=of.range(each.span if _is_in(each.span, each.whole) else each.whole),
                detail=", ".join(each.aliases) or None,
            )
            for each in of.document.declared
            if each.file == of.document.name
        ]

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(ls: PlanServer, params: types.PrepareRenameParams) -> types.Range | None:
        of = ls.get(params.text_document.uri)
        use = of.document.use_at(of.byte(params.position))
        return of.range(use[1]) if use else None

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(ls: PlanServer, params: types.RenameParams) -> types.WorkspaceEdit:
        of = ls.get(params.text_document.uri)
        try:
            edits = of.document.renamed(of.byte(params.position), params.new_name)
        except RenameError as error:
            raise JsonRpcInvalidParams(str(error)) from None
        return types.WorkspaceEdit(changes={of.uri: [types.TextEdit(of.range(span), text) for span, text in edits]})

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def formatting(ls: PlanServer, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        of = ls.get(params.text_document.uri)
        text = of.document.formatted()
        return [] if text is None or text == of.text else [types.TextEdit(of.whole(), text)]

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    def code_action(ls: PlanServer, params: types.CodeActionParams) -> list[types.CodeAction]:
        of = ls.get(params.text_document.uri)
        begin, end = of.byte(params.range.start), of.byte(params.range.end)
        only = params.context.only

        def wanted(kind: str) -> bool:
            return only is None or any(kind == each or kind.startswith(f"{each}.") for each in map(_plain, only))

        out: list[types.CodeAction] = []
        if wanted("quickfix"):
            for each in of.document.diagnostics:
                if each.span[0] > end or each.span[1] < begin:
                    continue
                fixes = each.fixes
                out += [
                    types.CodeAction(
                        title=title_of(fix, ls.words(of)),
                        kind=types.CodeActionKind.QuickFix,
                        diagnostics=[shown_diagnostic(of, each, ls.lang(of))],
                        is_preferred=fix.sure and len(fixes) == 1,
                        edit=edit(of, fix.span, fix.text),
                    )
                    for fix in fixes
                ]
        if wanted(FIX_ALL):
            text, applied = of.document.corrected()
            if applied:
                change = types.WorkspaceEdit(changes={of.uri: [types.TextEdit(of.whole(), text)]})
                out.append(types.CodeAction(title=ls.words(of)["all"], kind=FIX_ALL, edit=change))
        return out

    return server


def _is_in(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _plain(given: Any) -> str:
    return str(getattr(given, "value", given))
