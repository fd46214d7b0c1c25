// The fixtures of the core: folders of files that are explained together.

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { command } from "./packed.mjs";

const root = fileURLToPath(new URL("../../fixtures/diagnostics/", import.meta.url));
const NOT_FILES = ["options.json", "roles.json", "expect.json", "README.md"];

// The order in which the command reads what its flags name.
const ROLES = ["nodeConfig", "imageIndex", "previous"];

export function fixtures() {
  return readdirSync(root).flatMap((code) =>
    readdirSync(join(root, code)).map((name) => read(code, name)),
  );
}

function read(code, name) {
  const folder = join(root, code, name);
  const json = (file) => {
    const path = join(folder, file);
    return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
  };
  const roles = json("roles.json") ?? {};
  const order = (file) => ROLES.indexOf(file.role);
  const files = readdirSync(folder)
    .filter((file) => !NOT_FILES.includes(file))
    .sort()
    .map((file) => ({
      name: file,
      text: readFileSync(join(folder, file), "utf8"),
      ...roles[file],
    }))
    .sort((a, b) => order(a) - order(b));
  return {
    code,
    name: `${code}/${name}`,
    folder,
    files,
    options: json("options.json") ?? {},
    expected: json("expect.json"),
  };
}

/** What the command says about a fixture. */
export function byCommand({ folder, files, options }, lang) {
  const args = ["--lang", lang, "explain", "--format", "json", ...flags(options)];
  for (const { name, role, node, place, image } of files) {
    switch (role) {
      case undefined:
        args.push(name);
        break;
      case "nodeConfig":
        args.push("--node-config", `${node ? `${node}:` : ""}${place ?? ""}=${name}`);
        break;
      case "imageIndex":
        args.push("--image-index", `${image}=${name}`);
        break;
      case "previous":
        args.push("--previous", name);
        break;
      default:
        throw new Error(`no flag for the role ${role}`);
    }
  }
  try {
    return JSON.parse(execFileSync(command, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] }));
  } catch (error) {
    // The exit tells of errors in the input and of input without any object; the Report is whole.
    if (error.stdout?.length > 0) return JSON.parse(error.stdout);
    throw new Error(`${args.join(" ")} in ${folder}: ${error.stderr ?? error}`, { cause: error });
  }
}

function flags(options) {
  return Object.entries(options).flatMap(([name, value]) => {
    if (name === "complete") return [value ? "--complete" : "--partial"];
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (Array.isArray(value)) return value.flatMap((item) => [flag, item]);
    return value === true ? [flag] : [flag, value];
  });
}
