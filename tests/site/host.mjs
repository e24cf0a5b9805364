// A static host as plain as can be for the generated folder.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { exists, fileOf, FOLDER } from "./site.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};
/** As `smtplint serve` sends it. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Serves the folder below a path, as hosts of project pages do; what is not there is told by `404.html`. */
export async function serve(prefix = "/some/path/") {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push(path);
    const inside = path.slice(prefix.length);
    if (!path.startsWith(prefix) || !exists(inside)) {
      response.writeHead(404, { "content-type": TYPES[".html"], "content-security-policy": POLICY });
      return response.end(await readFile(join(FOLDER, "404.html")));
    }
    const type = TYPES[extname(fileOf(inside))] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY });
    response.end(await readFile(join(FOLDER, fileOf(inside))));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    requests,
    stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}
