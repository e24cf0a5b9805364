// The tarball, installed into an empty folder: each way that Node and the bundlers have to get at it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { build } from "esbuild";
import { emptyFolder, installedProject, runNode, write } from "./support/installed.mjs";
import { NAMES, RESULT, probe } from "./support/probe.mjs";

const READ_WASM = 'readFileSync(WASM_FILE)';

let project;
before(() => {
  project = installedProject();
});

/** Writes a program into the project and runs it. */
function run(name, text, ...flags) {
  write(project, { [name]: text });
  return runNode(join(project, name), ...flags).trim();
}

describe("Node", () => {
  test("imports it", () => assert.equal(run("a.mjs", probe()), RESULT));
  test("requires it", () => assert.equal(run("a.cjs", probe({ module: "cjs" })), RESULT));
  test("imports the linter alone", () => assert.equal(run("lint.mjs", probe({ from: "smtplint/lint" })), RESULT));
  test("requires the linter alone", () => assert.equal(run("lint.cjs", probe({ from: "smtplint/lint", module: "cjs" })), RESULT));

  test("takes init, before the first call or never", () => {
    const before = "await Promise.all([init(), init()]); await init();";
    assert.equal(run("init.mjs", probe({ names: [...NAMES, "init"], before })), RESULT);
  });

  test("keeps an instance that was made while init compiled", () => {
    const before = "const compiling = init(); lintCommand('QUIT'); await compiling;";
    assert.equal(run("race.mjs", probe({ names: [...NAMES, "init"], before })), RESULT);
  });

  test("runs it in a worker", () => {
    write(project, { "worker.mjs": probe({ then: "parentPort.postMessage(result);", before: 'import { parentPort } from "node:worker_threads";' }) });
    const main = `import { Worker } from "node:worker_threads";
      new Worker(new URL("worker.mjs", import.meta.url)).on("message", (result) => console.log(result));`;
    assert.equal(run("main.mjs", main), RESULT);
  });

  test("sees only what is exported", () => {
    const deep = 'import("smtplint/lint.js").catch((error) => console.log(error.code));';
    assert.equal(run("deep.mjs", deep), "ERR_PACKAGE_PATH_NOT_EXPORTED");
  });
});

describe("slim", () => {
  const names = [...NAMES, "init"];
  const esm = 'import { readFileSync } from "node:fs"; const WASM_FILE = new URL(import.meta.resolve("smtplint/smtplint.wasm"));';

  test("takes bytes", () => {
    const before = `${esm} await init(${READ_WASM});`;
    assert.equal(run("slim.mjs", probe({ from: "smtplint/slim", names, before })), RESULT);
  });

  test("takes a promise of a module", () => {
    const before = `${esm} await init(WebAssembly.compile(${READ_WASM}));`;
    assert.equal(run("slim-module.mjs", probe({ from: "smtplint/slim", names, before })), RESULT);
  });

  test("takes a response", () => {
    const before = `${esm} await init(new Response(${READ_WASM}));`;
    assert.equal(run("slim-response.mjs", probe({ from: "smtplint/slim", names, before })), RESULT);
  });

  test("is there for CommonJS", () => {
    const before = `const WASM_FILE = require.resolve("smtplint/smtplint.wasm"); (async () => { await init(require("fs").${READ_WASM});`;
    assert.equal(run("slim.cjs", probe({ from: "smtplint/slim", names, module: "cjs", before, then: "console.log(result); })();" })), RESULT);
  });

  test("says what is missing when it is called too early", () => {
    const early = 'import { lintCommand } from "smtplint/slim"; try { lintCommand("QUIT"); } catch (error) { console.log(error.message); }';
    assert.match(run("early.mjs", early), /await init\(wasm\)/);
  });

  test("refuses what is no wasm, and a server that has none", () => {
    const wrong = `import { init } from "smtplint/slim";
      await init(5).catch((error) => console.log(error.name));
      await init(new Response("", { status: 404 })).catch((error) => console.log(error.message));`;
    assert.match(run("wrong.mjs", wrong), /^TypeError\n.* 404/);
  });
});

/** Bundles a program of the project; returns the text. */
async function bundle(text, options) {
  write(project, { "entry.mjs": text });
  const result = await build({ absWorkingDir: project, entryPoints: ["entry.mjs"], bundle: true, write: false, logLevel: "silent", ...options });
  assert.deepEqual(result.warnings, []);
  return result.outputFiles[0].text;
}

/** Runs a program in a folder that knows nothing of the project. */
function runElsewhere(name, text) {
  const folder = emptyFolder();
  write(folder, { [name]: text });
  return runNode(join(folder, name)).trim();
}

describe("esbuild", () => {
  for (const [format, name] of [["esm", "out.mjs"], ["cjs", "out.cjs"], ["iife", "out.cjs"]]) {
    test(`bundles for Node as ${format}, and the bundle runs elsewhere`, async () => {
      const text = await bundle(probe(), { platform: "node", format, minify: true });
      assert.equal(runElsewhere(name, text), RESULT);
    });
  }

  test("leaves next to nothing of an import that is not used", async () => {
    const text = await bundle('import { lintCommand } from "smtplint"; console.log(1);', { format: "esm", minify: true });
    assert.ok(text.length < 100, `${text.length} bytes are left: ${text.slice(0, 200)}`);
  });

  for (const condition of ["workerd", "edge-light"]) {
    for (const from of ["smtplint", "smtplint/lint"]) {
      test(`gives ${condition} a compiled module for ${from}`, async () => {
        const plugins = [importedModule()];
        const text = await bundle(probe({ from }), { format: "esm", conditions: [condition], plugins });
        assert.ok(!text.includes("atob("), "the wasm is inlined all the same");
        assert.equal(runElsewhere("worker.mjs", text), RESULT);
      });
    }
  }
});

/** What those runtimes do with an import of wasm: it gives a `WebAssembly.Module`. */
function importedModule() {
  return {
    name: "imported-module",
    setup(build) {
      build.onLoad({ filter: /\.wasm$/ }, ({ path }) => {
        const bytes = readFileSync(path).toString("base64");
        return { contents: `export default new WebAssembly.Module(Uint8Array.from(globalThis["at" + "ob"]("${bytes}"), (c) => c.charCodeAt(0)));` };
      });
    },
  };
}
