// A static host as plain as can be: files of one folder, the policy of the page as a header, nothing else.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** The policy that the page carries in its `<meta>`. */
export async function policyOf(folder) {
  const html = await readFile(join(folder, "index.html"), "utf8");
  return /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html)?.[1];
}

/** Serves `folder` below `/some/path/`, as hosts of project pages do; resolves to the address and a function that stops it. */
export async function serve(folder) {
  const policy = await policyOf(folder);
  const prefix = "/some/path/";
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const inside = normalize(pathname.slice(prefix.length)).replace(/^(?:\.\.[/\\])+/, "");
    const file = join(folder, inside === "." || inside === "" ? "index.html" : inside);
    try {
      if (!pathname.startsWith(prefix)) throw new Error("outside");
      const body = await readFile(file);
      response.writeHead(200, {
        "content-type": TYPES[extname(file)] ?? "application/octet-stream",
        "content-security-policy": policy,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}
