/** The npm package as a user gets it: packed, and unpacked again. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const BUILT = join(ROOT, "target/npm");

/** An empty folder under `target/`. It sees the workspace's node_modules, like any folder here. */
export function scratch(name) {
  const parent = join(ROOT, "target/element-test");
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, `${name}-`));
}

/**
 * Puts the package into `folder/node_modules/whypull`.
 *
 * @returns {string} Where it is.
 */
export function install(folder) {
  if (!existsSync(join(BUILT, "package.json"))) {
    throw new Error("target/npm is not there: run cargo xtask npm first");
  }
  const packed = execFileSync("npm", ["pack", BUILT, "--json", "--pack-destination", folder], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [{ filename }] = JSON.parse(packed);
  execFileSync("tar", ["-xzf", join(folder, filename), "-C", folder]);
  const place = join(folder, "node_modules/whypull");
  mkdirSync(join(folder, "node_modules"));
  renameSync(join(folder, "package"), place);
  return place;
}
