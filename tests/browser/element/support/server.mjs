/** A static server on loopback that keeps count, with the policy that the README promises to be enough. */
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/**
 * @param {Record<string, string>} folders Prefixes of addresses, longest first, and their folders.
 * @returns {Promise<{origin: string, pages: Map<string, string>, policy: string | null, requests: string[],
 * broken: Set<string>, close: () => void}>} Pages may be added, the policy changed, files broken.
 */
export async function serve(folders) {
  const state = {
    pages: new Map(),
    policy: POLICY,
    requests: [],
    broken: new Set(),
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    state.requests.push(pathname);
    if (state.policy) {
      response.setHeader("content-security-policy", state.policy);
    }
    response.setHeader("cache-control", "no-store");
    const page = state.pages.get(pathname);
    if (page !== undefined) {
      response.setHeader("content-type", TYPES[extname(pathname) || ".html"]).end(page);
      return;
    }
    const file = state.broken.has(pathname.split("/").at(-1)) ? undefined : find(folders, pathname);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  state.origin = `http://127.0.0.1:${server.address().port}`;
  state.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return state;
}

function find(folders, pathname) {
  const path = normalize(decodeURIComponent(pathname));
  for (const [prefix, folder] of Object.entries(folders)) {
    if (path.startsWith(prefix)) {
      const place = join(folder, path.slice(prefix.length));
      for (const candidate of [place, `${place}.html`, join(place, "index.html")]) {
        if (statSync(candidate, { throwIfNoEntry: false })?.isFile()) {
          return candidate;
        }
      }
      return undefined;
    }
  }
  return undefined;
}
