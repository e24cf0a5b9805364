/** A light colouring of verbs, paths, parameters and reply codes, so that a line's parts are told apart at a glance. */

import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from "@codemirror/view";

const PARTS = /^\d{3}(?=[ -]|$)|^[A-Za-z]+|<[^>]*>?|\b[A-Za-z0-9-]+(?==)/g;

/** What tells the sides apart in logs: as RFCs, swaks and curl write them. */
const SIDE = /^(?:[CS]: ?|\s*(?:[-~]>|<[-~*]\*?|[<>])\s+)/;

function classOf(part: string, at: number): string {
  if (part.startsWith("<")) return "tok-path";
  if (at > 0) return "tok-param";
  return /^\d/.test(part) ? `tok-code tok-${part.charAt(0)}` : "tok-verb";
}

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let line = view.state.doc.lineAt(from); ; line = view.state.doc.lineAt(line.to + 1)) {
      mark(builder, line.from, line.text);
      if (line.to >= to || line.to >= view.state.doc.length) break;
    }
  }
  return builder.finish();
}

function mark(builder: RangeSetBuilder<Decoration>, from: number, text: string): void {
  if (text.startsWith("#")) {
    builder.add(from, from + text.length, Decoration.mark({ class: "tok-comment" }));
    return;
  }
  const side = SIDE.exec(text)?.[0].length ?? 0;
  const rest = text.slice(side);
  const reply = /^\d{3}(?:[ -]|$)/.test(rest);
  for (const match of rest.matchAll(PARTS)) {
    if (reply && match.index > 0) break;
    const at = from + side + match.index;
    builder.add(at, at + match[0].length, Decoration.mark({ class: classOf(match[0], match.index) }));
  }
}

export const highlight = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
