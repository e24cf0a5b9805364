// From the constants of src/layout.rs, which Rust writes records by, to a module that JavaScript reads them by.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const LAYOUT = fileURLToPath(new URL("../src/layout.rs", import.meta.url));

/** The text of a JavaScript module with the same constants. Throws where the file holds anything else. */
export function layoutModule() {
  const code = readFileSync(LAYOUT, "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("//"));
  const constants = code.map((line) => {
    const [, name, number] = /^pub\(crate\) const ([A-Z][A-Z_]*): (?:u32|usize) = (0x[\dA-F_]+|\d+);$/.exec(line) ?? [];
    if (!name) throw new Error(`src/layout.rs: this is no constant with a number: ${line}`);
    return `export const ${name} = ${Number(number.replaceAll("_", ""))};`;
  });
  return `${constants.join("\n")}\n`;
}
