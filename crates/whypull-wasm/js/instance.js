// The one instance of the module behind all functions, whichever way the package was imported.

import * as glue from "./glue.js";
import { WhypullError } from "./errors.js";

/** Memory that a large input made the instance take is given back beyond this. */
const MEMORY_MAX = 256 * 1024 * 1024;

let memory;
let afterStart = [];

/** Whether the functions can be called. */
export function isReady() {
  return memory !== undefined;
}

/**
 * Starts the module, once; a compiled module is kept, so that it can be started anew.
 * @param {WebAssembly.Module} compiled
 */
export function start(compiled) {
  if (isReady()) return;
  memory = glue.initSync({ module: compiled }).memory;
}

/** Calls `then` whenever the instance is another one; its memory is then new too. */
export function onRestart(then) {
  afterStart.push(then);
}

export function currentMemory() {
  return memory;
}

/**
 * Calls a function of the module.
 *
 * What the module refuses it throws as a plain object. Whatever else is thrown has unwound it in the
 * middle of its work (a trap, the end of the stack, the end of memory): that instance is never
 * called again.
 */
export function call(name, ...args) {
  if (!isReady()) throw notReady();
  let answer;
  try {
    answer = glue[name](...args);
  } catch (thrown) {
    if (isRefusal(thrown)) throw new WhypullError(thrown);
    throw failed(thrown);
  }
  if (memory.buffer.byteLength > MEMORY_MAX) restart();
  return answer;
}

/** Makes the instance anew after something that is no refusal. */
export function failed(thrown) {
  restart();
  return new WhypullError(
    {
      code: "internal",
      message:
        "whypull failed on this input, which is a bug in it; later calls are not affected",
    },
    { cause: thrown },
  );
}

export function notReady() {
  return new WhypullError({
    code: "not-ready",
    message: "whypull is not loaded yet: await init() of \"whypull/web\" first",
  });
}

function restart() {
  glue.__wbg_reset_state();
  memory = glue.initSync().memory;
  for (const then of afterStart) then();
}

function isRefusal(thrown) {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    Object.getPrototypeOf(thrown) === Object.prototype &&
    typeof thrown.code === "string"
  );
}
