/** The core as WebAssembly: fetched when the first element needs it, shared by all of a page. */

/** @type {Promise<typeof import("../web.js")> | undefined} */
let loading;

/**
 * The functions of the package, ready to be called.
 *
 * @returns {Promise<typeof import("../web.js")>} Fails where the module cannot be fetched or run;
 * the next call tries again.
 */
export function engine() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load() {
  // Imported late, so that a page without an element in view pays for a few kilobytes only.
  const functions = await import("../web.js");
  await functions.init();
  return functions;
}
