/** The switch that tells whether lines are commands, replies or addresses, or all of them a session. */

import { h } from "../dom";
import { KINDS, type Kind } from "../units";
import { t } from "../words";

export interface KindSwitch {
  node: HTMLElement;
  chosen(): Kind;
  /** Sets the switch without telling anybody. */
  choose(kind: Kind): void;
}

export function kindSwitch(start: Kind, onChange: () => void): KindSwitch {
  const inputs = KINDS.map((kind) => {
    const input = h("input", { type: "radio", name: "kind", value: kind, onchange: onChange });
    input.checked = kind === start;
    return { kind, name: t(`lint.kind.${kind}`), input };
  });
  return {
    node: h(
      "fieldset",
      { class: "segments" },
      h("legend", { class: "visually-hidden" }, t("lint.kind")),
      inputs.map(({ name, input }) => h("label", {}, input, h("span", {}, name))),
    ),
    chosen: () => inputs.find(({ input }) => input.checked)?.kind ?? "auto",
    choose: (kind) => {
      for (const entry of inputs) entry.input.checked = entry.kind === kind;
    },
  };
}
