export * from "./index.js";

/** Where the module is, or the module itself. */
export type InitInput = URL | string | Request | Response | BufferSource | WebAssembly.Module;

/**
 * Loads the module, once; the functions can be called when the promise is fulfilled. Without an
 * argument it is `whypull.wasm` beside this file. What failed may be tried again.
 */
export function init(input?: InitInput | Promise<InitInput>): Promise<void>;

export default init;

/** Starts a module that is here already. Browsers may refuse to compile a large one outside a worker. */
export function initSync(input: BufferSource | WebAssembly.Module): void;
