// The package as it was packed and installed, and the command built from the same sources.

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const named = (variable) => {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run cargo xtask test-js`);
  return value;
};

export const command = named("WHYPULL_COMMAND");
export const chromium = named("WHYPULL_CHROMIUM");
export const folder = named("WHYPULL_PACKED");

const load = (folder, name) => {
  const resolve = createRequire(join(folder, "package.json")).resolve;
  return import(pathToFileURL(resolve(name)));
};

/** Imports `name` from the installed package. */
export const packed = (name = "whypull") => load(folder, name);

/** Imports `name` from the package that has a function that fails. */
export const provoked = (name = "whypull") => load(named("WHYPULL_PROVOKED"), name);

/** Imports a file of that package that is not among its exports. */
export const provokedFile = (path) =>
  import(pathToFileURL(join(named("WHYPULL_PROVOKED"), "node_modules/whypull", path)));
