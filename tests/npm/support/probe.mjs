// A program that uses the package, to be run in many environments; each must print the same line.

const PROBE = `
const report = lintCommand("MAIL FROM: <user@example.org>");
const mended = applyFixes("MAIL FROM: <user@example.org>", report.diagnostics);
const result = [report.diagnostics.map((found) => found.code).join(), mended, lintCommand(mended).valid, classify(550).class].join("|");
`;

export const NAMES = ["lintCommand", "applyFixes", "classify"];

export const RESULT = "SL0203|MAIL FROM:<user@example.org>|true|permanent-negative";

/** The program: how it gets the package, what comes before the first call, where the result goes. */
export function probe({ from = "smtplint", names = NAMES, module = "esm", before = "", then = "console.log(result);" } = {}) {
  const list = `{ ${names.join(", ")} }`;
  const got = module === "esm" ? `import ${list} from "${from}";` : `const ${list} = require("${from}");`;
  return `${got}\n${before}\n${PROBE}\n${then}\n`;
}
