import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { folder } from "./support/packed.mjs";

const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
copyFileSync(new URL("types/usage.ts", import.meta.url), join(folder, "usage.ts"));

function check(...flags) {
  const args = [tsc, "--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom", ...flags, "usage.ts"];
  try {
    execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  } catch (error) {
    assert.fail(error.stdout);
  }
}

const CONDITIONS = {
  "in Node": ["--module", "nodenext", "--moduleResolution", "nodenext"],
  "with a bundler": ["--module", "esnext", "--moduleResolution", "bundler"],
  "with a bundler for Node": [
    "--module", "esnext", "--moduleResolution", "bundler", "--customConditions", "node",
  ],
};

for (const [name, flags] of Object.entries(CONDITIONS)) {
  test(`the types of a usage sample, ${name}`, () => check(...flags));
}

test("the declarations themselves", () => {
  check("--module", "nodenext", "--moduleResolution", "nodenext", "--skipLibCheck", "false");
});
