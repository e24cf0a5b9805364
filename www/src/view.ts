import type { Route } from "./router";

/** What a route shows. */
export interface View {
  /** For the window's title. */
  title: string;
  /** The entry of the navigation it belongs to. */
  section: "lint" | "codes" | "compare" | "guides" | "rules" | "";
  node: HTMLElement;
  /** Takes another address without being built anew; false where it cannot. */
  update?(route: Route): boolean;
  dispose?(): void;
}
