// Screenshots of pages of each kind: phone and desktop, light and dark, to be looked at.
// node tests/site/shots.mjs [FOLDER]
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../chromium.mjs";
import { serve } from "./host.mjs";

const OUT = process.argv[2] ?? fileURLToPath(new URL("../../target/screenshots/site/", import.meta.url));
const PAGES = ["en/", "en/codes/", "en/codes/550.html", "fr/codes/550.html", "en/compare/450-550.html", "en/rules/path-space-before.html"];
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

await mkdir(OUT, { recursive: true });
const host = await serve();
const browser = await launch();
const asked = process.argv.slice(3);
for (const path of asked.length > 0 ? asked : PAGES) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await browser.newPage({ viewport, colorScheme });
      await page.goto(host.url + path);
      const name = `${path.replace(/[/.]+/g, "-")}-${size}-${colorScheme}.png`;
      await page.screenshot({ path: join(OUT, name), fullPage: true });
      await page.close();
    }
  }
}
await browser.close();
await host.stop();
