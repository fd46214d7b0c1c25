// Node, Deno and Bun read the module from disk, so that the functions are there after the import.

import { readFileSync } from "node:fs";

import { start } from "./lib/instance.js";

start(new WebAssembly.Module(readFileSync(new URL("./whypull.wasm", import.meta.url))));

export * from "./lib/api.js";
