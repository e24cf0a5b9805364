/** The editor. It lives in a shadow root, where its styles are adopted style sheets: the page's policy forbids inline ones. */

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import {
  lintGutter,
  nextDiagnostic,
  previousDiagnostic,
  setDiagnostics,
  type Diagnostic as Mark,
} from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { h } from "./dom";
import { highlight } from "./highlight";
import { changesOf, type Analysis, type Change, type Problem, type Result } from "./lint";
import { theme } from "./theme";
import { t } from "./words";

export interface Editor {
  /** The element to put into the page. */
  node: HTMLElement;
  text(): string;
  setText(text: string): void;
  apply(changes: Change[]): void;
  /** Underlines what was found. */
  show(analysis: Analysis): void;
  /** Puts the cursor there and takes the focus. */
  goTo(from: number, to: number): void;
  focus(): void;
  dispose(): void;
}

export function createEditor(text: string, onChange: () => void): Editor {
  const node = h("div", { class: "editor" });
  const root = node.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({ doc: text, extensions: extensions(onChange) }),
  });
  return {
    node,
    text: () => view.state.doc.toString(),
    setText: (insert) =>
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert }, selection: { anchor: 0 } }),
    apply: (changes) => view.dispatch({ changes, userEvent: "input.fix" }),
    show: (analysis) => view.dispatch(setDiagnostics(view.state, marks(analysis))),
    goTo: (from, to) => {
      view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
    dispose: () => view.destroy(),
  };
}

function extensions(onChange: () => void) {
  return [
    lineNumbers(),
    lintGutter(),
    history(),
    highlightSpecialChars(),
    highlight,
    theme,
    EditorView.lineWrapping,
    placeholder(t("editor.placeholder")),
    // Tab moves on to the next control, as everywhere on the page.
    keymap.of([{ key: "F8", run: nextDiagnostic, shift: previousDiagnostic }, ...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({
      "aria-label": t("editor.label"),
      spellcheck: "false",
      autocapitalize: "off",
      autocorrect: "off",
      translate: "no",
    }),
    EditorView.domEventHandlers({ beforeinput: typeOverSelection }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange();
    }),
  ];
}

/**
 * Where text is typed over a selection, Chromium puts an inline style on it to keep the looks of what was there, and
 * the page's policy refuses that with an error in the console. So the editor does this edit itself.
 */
function typeOverSelection(event: InputEvent, view: EditorView): boolean {
  if (event.inputType !== "insertText" || event.data === null) return false;
  if (view.composing || view.state.selection.main.empty) return false;
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
  return true;
}

function marks(analysis: Analysis): Mark[] {
  return analysis.results
    .flatMap((result) => result.problems.map((problem) => mark(analysis, result, problem)))
    .sort((a, b) => a.from - b.from);
}

function mark(analysis: Analysis, result: Result, { from, to, diagnostic }: Problem): Mark {
  return {
    from,
    to,
    severity: diagnostic.severity,
    message: `${diagnostic.code} ${diagnostic.message}`,
    renderMessage: () =>
      h(
        "span",
        {},
        h("span", { class: "tip-code" }, diagnostic.code),
        diagnostic.message,
        diagnostic.help !== undefined && h("span", { class: "tip-help" }, diagnostic.help),
      ),
    actions: diagnostic.fixes.map((fix) => ({
      name: fix.title,
      apply: (view: EditorView) => {
        // A fix is for the text that was judged; after another change there will be another fix.
        if (view.state.doc.toString() === analysis.text)
          view.dispatch({ changes: changesOf(result, fix), userEvent: "input.fix" });
      },
    })),
  };
}
