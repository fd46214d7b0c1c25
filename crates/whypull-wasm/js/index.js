// Bundlers and browsers: the functions are there once the import has been awaited.

import { init } from "./web.js";

await init();

export * from "./lib/api.js";
