// The page's module, compiled once more with its standard library: a panic is then a trap that brings
// no text along, a tenth less to load. Trunk cannot hand cargo the flags for that, so the module that
// it made is replaced. Without the sources of the standard library (`rustup component add rust-src`;
// `cargo xtask setup` does it) Trunk's own module stays.

import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Replaces the module in the folder, and the JavaScript that calls it, under the same names. */
export function rebuild(root, folder) {
  const sysroot = execFileSync("rustc", ["--print", "sysroot"], { cwd: root, encoding: "utf8" }).trim();
  if (!existsSync(join(sysroot, "lib/rustlib/src/rust/library/Cargo.lock"))) {
    console.warn("the page is larger than it could be: rustup component add rust-src");
    return;
  }
  const target = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "wasm-cargo");
  execFileSync(
    "cargo",
    [
      "build",
      "--quiet",
      "--package=whypull-web",
      "--profile=wasm-release",
      "--target=wasm32-unknown-unknown",
      "-Zbuild-std=std,panic_abort",
      "-Zbuild-std-features=optimize_for_size",
    ],
    {
      cwd: root,
      stdio: "inherit",
      env: {
        ...process.env,
        // The pinned toolchain has these flags, though it calls them unstable.
        RUSTC_BOOTSTRAP: "1",
        RUSTFLAGS: "-Zunstable-options -Cpanic=immediate-abort",
        CARGO_TARGET_DIR: target,
        // wasm-bindgen reads from a section which instructions it may use; wasm-opt strips.
        CARGO_PROFILE_WASM_RELEASE_STRIP: "false",
      },
    },
  );
  const module = readdirSync(folder).find((name) => name.endsWith("_bg.wasm"));
  const name = module.replace(/_bg\.wasm$/, "");
  const bound = mkdtempSync(join(tmpdir(), "whypull-page-"));
  try {
    execFileSync(
      "wasm-bindgen",
      [
        "--target=web",
        "--no-typescript",
        `--out-name=${name}`,
        `--out-dir=${bound}`,
        join(target, "wasm32-unknown-unknown/wasm-release/whypull-web.wasm"),
      ],
      { stdio: "inherit" },
    );
    for (const file of [`${name}.js`, module]) {
      copyFileSync(join(bound, file), join(folder, file));
    }
  } finally {
    rmSync(bound, { recursive: true });
  }
}
