/** The linter: an editor, and what was found in it. */

import { fill, h } from "../dom";
import { createEditor, type Editor } from "../editor";
import { EXAMPLES, first, isFirst } from "../examples";
import { allChanges, analyse, changesOf, fixable, type Analysis } from "../lint";
import { remember } from "../link";
import type { Route } from "../router";
import { withoutSecrets } from "../secrets";
import { KINDS, type Kind } from "../units";
import type { View } from "../view";
import { t } from "../words";
import { kindSwitch, type KindSwitch } from "./kind";
import { showResults, summary, type ResultsActions } from "./results";

/** Typing goes on meanwhile; a person sees no delay. */
const PAUSE_MS = 120;

interface Input {
  text: string;
  kind: Kind;
}

/** What the editor held when another view was opened; kept in memory only, since it may hold secrets. */
let kept: Input | undefined;

export function lintView(route: Route): View {
  const linter = new Linter(inputOf(route) ?? keptInput());
  return {
    title: t("lint.title"),
    section: "lint",
    node: linter.node,
    update(next) {
      const input = inputOf(next);
      if (input === undefined) linter.run();
      else linter.take(input);
      return true;
    },
    dispose: () => linter.dispose(),
  };
}

/** The first example comes in the language of the moment. */
function keptInput(): Input {
  return kept === undefined || isFirst(kept.text) ? { text: first(), kind: kept?.kind ?? "auto" } : kept;
}

function inputOf({ path, query }: Route): Input | undefined {
  if (path[0] !== "lint" || path[1] === undefined) return undefined;
  const kind = KINDS.find((known) => known === query.get("as")) ?? "auto";
  return { text: path.slice(1).join("/"), kind };
}

class Linter {
  readonly node: HTMLElement;
  private readonly editor: Editor;
  private readonly kinds: KindSwitch;
  private readonly status = h("p", { class: "status", role: "status" });
  private readonly list = h("ul", { class: "results" });
  private readonly linkNote = h("p", { class: "hint" });
  private readonly fixAll: HTMLButtonElement;
  private analysis: Analysis;
  private timer = 0;

  constructor({ text, kind }: Input) {
    this.editor = createEditor(text, () => this.soon());
    this.kinds = kindSwitch(kind, () => this.run());
    const onFixAll = (): void => this.editor.apply(allChanges(this.current()));
    this.fixAll = h("button", { type: "button", class: "primary", onclick: onFixAll }, t("lint.fix-all"));
    this.node = this.build();
    this.analysis = this.run();
  }

  /** Judges what the editor holds, and shows it. */
  run(): Analysis {
    window.clearTimeout(this.timer);
    const kind = this.kinds.chosen();
    const analysis = analyse(this.editor.text(), kind);
    this.analysis = analysis;
    kept = { text: analysis.text, kind };
    this.editor.show(analysis);
    fill(this.status, summary(analysis));
    this.fixAll.hidden = fixable(analysis) < 2;
    showResults(this.list, analysis, this.actions());
    fill(this.linkNote, remember(analysis.text, kind));
    return analysis;
  }

  /** Takes an input that came by the address. */
  take({ text, kind }: Input): void {
    this.kinds.choose(kind);
    // The address holds no secrets; where that is all that differs, what the person typed stays.
    if (withoutSecrets(this.editor.text()) !== text) this.editor.setText(text);
    this.run();
  }

  dispose(): void {
    window.clearTimeout(this.timer);
    kept = { text: this.editor.text(), kind: this.kinds.chosen() };
    this.editor.dispose();
  }

  private soon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.run(), PAUSE_MS);
  }

  private current(): Analysis {
    return this.analysis.text === this.editor.text() ? this.analysis : this.run();
  }

  private actions(): ResultsActions {
    return {
      goTo: this.editor.goTo,
      fix: (result, fix, byKeyboard) => {
        // A fix is for the text that was judged; after another change there will be another fix.
        if (this.analysis.text === this.editor.text()) this.editor.apply(changesOf(result, fix));
        this.run();
        const line = result.unit.lines[0]!.number;
        if (byKeyboard) this.list.querySelector<HTMLElement>(`[data-line="${line}"]`)?.focus();
      },
    };
  }

  private build(): HTMLElement {
    const clear = (): void => {
      this.take({ text: "", kind: this.kinds.chosen() });
      this.editor.focus();
    };
    return h(
      "div",
      { class: "lint" },
      h(
        "header",
        { class: "intro" },
        h("h1", { tabindex: "-1" }, t("lint.heading")),
        h(
          "p",
          { class: "lead" },
          t("lint.lead"),
        ),
      ),
      h(
        "div",
        { class: "columns" },
        h(
          "section",
          { "aria-label": t("lint.input") },
          h(
            "div",
            { class: "toolbar" },
            this.kinds.node,
            h("button", { type: "button", class: "quiet", onclick: clear }, t("lint.clear")),
          ),
          this.editor.node,
          this.examples(),
          this.linkNote,
        ),
        h("section", { "aria-label": t("lint.results") }, h("div", { class: "toolbar" }, this.status, this.fixAll), this.list),
      ),
    );
  }

  private examples(): HTMLElement {
    return h(
      "div",
      { class: "examples", role: "group", "aria-label": t("lint.examples") },
      h("span", { class: "hint" }, t("lint.try")),
      EXAMPLES.map(({ name, text }) =>
        h("button", { type: "button", class: "chip", onclick: () => this.take({ text, kind: "auto" }) }, t(name)),
      ),
    );
  }
}
