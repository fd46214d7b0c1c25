// A panic, or a stack that is used up, must not be felt by the next call.

import assert from "node:assert/strict";
import { test } from "node:test";

import { packed, provoked, provokedFile } from "./support/packed.mjs";
import { thrown } from "./support/rows.mjs";

const whypull = await provoked();
// Behind the public functions: the published package has no function that fails.
const { call } = await provokedFile("lib/instance.js");

const pod = "{kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: nginx}]}}";
const everything = () => [
  whypull.parseReference("nginx"),
  whypull.parseReferences(["nginx", "A"]).map((answer) => answer.code ?? answer.path),
  whypull.defaultPullPolicy("nginx:1"),
  whypull.matchCredentials(["docker.io"], "nginx"),
  whypull.explain({ files: [{ name: "pod.yaml", text: pod }] }, { lang: "zh-CN" }),
  whypull.decode("ImagePullBackOff"),
  whypull.rules().length,
];

for (const what of ["panic", "stack"]) {
  test(`after a ${what} everything is answered as before`, () => {
    const before = everything();
    for (let round = 0; round < 3; round += 1) {
      const error = thrown(() => call("provoke", what));
      assert(error instanceof whypull.WhypullError);
      assert.equal(error.code, "internal");
      assert(
        error.cause instanceof WebAssembly.RuntimeError || error.cause instanceof RangeError,
        String(error.cause),
      );
      assert.deepEqual(everything(), before);
    }
  });
}

test("a call at the end of the caller's own stack", () => {
  const before = everything();
  let failures = 0;
  const deeper = () => {
    try {
      deeper();
    } catch {
      failures += 1;
      try {
        whypull.explain({ files: [{ name: "pod.yaml", text: pod }] });
        whypull.parseReference("nginx");
      } catch {
        // That one call may fail.
      }
    }
  };
  deeper();
  assert(failures > 0);
  assert.deepEqual(everything(), before);
});

test("the published package has no function that fails", async () => {
  const published = await packed();
  assert(!Object.keys(published).some((name) => /provoke/.test(name)));
});
