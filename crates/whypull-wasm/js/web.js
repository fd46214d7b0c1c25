// Browsers, workers and whatever else wants to say when, and from where, the module is loaded.

import { isReady, start } from "./lib/instance.js";

export * from "./lib/api.js";

let loading;

/**
 * Loads the module, once; the functions can be called when the promise is fulfilled.
 * @param {URL | string | Request | Response | BufferSource | WebAssembly.Module} [input] Where the
 *   module is, or the module itself; the file beside this one if left out.
 */
export async function init(input = new URL("./whypull.wasm", import.meta.url)) {
  if (isReady()) return;
  loading ??= compile(input).then(start);
  try {
    await loading;
  } finally {
    // What failed may be tried again, from elsewhere.
    loading = undefined;
  }
}

export default init;

/**
 * Starts a module that is here already. Browsers may refuse to compile a large one outside a worker.
 * @param {BufferSource | WebAssembly.Module} input
 */
export function initSync(input) {
  if (isReady()) return;
  start(input instanceof WebAssembly.Module ? input : new WebAssembly.Module(input));
}

async function compile(input) {
  const given = await input;
  if (given instanceof WebAssembly.Module) return given;
  if (given instanceof ArrayBuffer || ArrayBuffer.isView(given)) return WebAssembly.compile(given);
  const response = given instanceof Response ? given : await fetch(given);
  if (!response.ok) {
    throw new Error(`whypull.wasm: ${response.status} ${response.statusText} at ${response.url}`);
  }
  // Streaming wants this type to the letter, and many static servers do not know it.
  if (response.headers.get("Content-Type")?.startsWith("application/wasm")) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
