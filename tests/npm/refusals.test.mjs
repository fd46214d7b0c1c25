// Arguments of the wrong type, hostile arguments, and what is thrown for them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { packed } from "./support/packed.mjs";
import { thrown } from "./support/rows.mjs";

const whypull = await packed();
const { explain, parseReference, WhypullError } = whypull;

const WRONG = [undefined, null, 1, NaN, true, 1n, Symbol("x"), () => {}, {}, [], [1], new Map(), new Date()];

/** Every function with one argument spoiled, and the field that has to be named. */
const calls = {
  parseReference: [(x) => whypull.parseReference(x), "image"],
  parseReferences: [(x) => whypull.parseReferences(["a", x]), "images[1]"],
  defaultPullPolicy: [(x) => whypull.defaultPullPolicy(x), "image"],
  "matchCredentials image": [(x) => whypull.matchCredentials(["reg.io"], x), "image"],
  "matchCredentials key": [(x) => whypull.matchCredentials(["reg.io", x], "app"), "keys[1]"],
  "explain name": [(x) => explain({ files: [{ name: x, text: "" }] }), "files[0].name"],
  "explain text": [(x) => explain({ files: [{ name: "a", text: x }] }), "files[0].text"],
  decode: [(x) => whypull.decode(x), "text"],
};

for (const [name, [call, field]] of Object.entries(calls)) {
  test(`${name}: what is no string is refused`, () => {
    for (const wrong of WRONG) {
      const error = thrown(() => call(wrong));
      assert(error instanceof WhypullError && error instanceof Error, String(error));
      assert.equal(error.code, "bad-request");
      assert.equal(error.field, field);
      assert.match(error.message, /expected a string/);
    }
  });
}

test("what is no object or array is refused", () => {
  const rows = [
    () => explain(),
    () => explain([]),
    () => explain({}),
    () => explain({ files: "pod.yaml" }),
    () => explain({ files: [1] }),
    () => explain({ files: [] }, "en"),
    () => explain({ files: [] }, []),
    () => whypull.parseReferences("nginx"),
    () => whypull.matchCredentials(1, "nginx"),
    () => whypull.matchCredentials(undefined, "nginx"),
    () => whypull.matchCredentialsMany({}),
    () => whypull.matchCredentialsMany([1]),
    () => whypull.matchCredentialsMany([{ image: "nginx" }]),
    () => whypull.matchCredentialsMany([{ image: "nginx", keys: [], config: {} }]),
    () => whypull.matchCredentialsMany([{ image: 1, keys: [] }]),
    () => whypull.advise("private"),
    () => whypull.makeSecret(1),
    () => whypull.makeSecret(),
    () => whypull.rules("en"),
  ];
  for (const call of rows) {
    const error = thrown(call);
    assert.equal(error.code, "bad-request", `${call}: ${error}`);
    assert(error.message.startsWith(error.field), error.message);
  }
});

test("an option is told with what is allowed", () => {
  const rows = [
    [{ semantics: "podman" }, "options.semantics", /`?kubelet`?.*docs.*docker/],
    [{ lang: "fr" }, "options.lang", /en.*zh-CN/],
    [{ complete: "yes" }, "options.complete", /boolean/],
    [{ present: 1 }, "options.present", /array of strings/],
    [{ present: [1] }, "options.present", /string/],
    [{ namespace: 1 }, "options.namespace", /string/],
    [{ present: "nginx" }, "options.present", /array of strings/],
    [{ kubernetesVersion: "99" }, "options.kubernetesVersion", /1\.\d+/],
    [{ platform: "a/b/c/d" }, "options.platform", /os\/architecture/],
    [{ containerRuntime: "docker" }, "options.containerRuntime", /containerd.*cri-o/],
    [{ colour: "red" }, "options.colour", /unknown field.*semantics/],
    [{ alwayspullimages: true }, "options.alwayspullimages", /alwaysPullImages/],
  ];
  for (const [options, field, allowed] of rows) {
    const error = thrown(() => explain({ files: [] }, options));
    assert.equal(error.code, "bad-request");
    assert.equal(error.field, field);
    assert.match(error.message, allowed);
  }
  const role = thrown(() => explain({ files: [{ name: "a", text: "", role: "pod" }] }));
  assert.equal(role.field, "files[0].role");
  assert.match(role.message, /nodeConfig/);
  assert.equal(thrown(() => explain({ files: [{ name: "a", text: "", rol: "x" }] })).field, "files[0].rol");
});

test("what is undefined or null is left out", () => {
  const options = { semantics: undefined, complete: undefined, namespace: undefined, lang: undefined };
  assert.deepEqual(explain({ files: [] }, options), explain({ files: [] }));
  assert.deepEqual(explain({ files: [] }, null), explain({ files: [] }));
  assert.deepEqual(explain({ files: [] }, Object.create(null)), explain({ files: [] }));
});

test("a value is not repeated", () => {
  const secret = "hunter2";
  const rows = [
    () => whypull.makeSecret({ name: "a", username: "b", password: { secret } }),
    () => whypull.makeSecret({ name: "a", username: { secret }, password: "c" }),
    () => whypull.makeSecret({ name: "a", username: "b", password: "c", format: secret }),
    () => explain({ files: [{ name: "a", text: { secret } }] }),
    () => explain({ files: [{ name: "a", text: "", node: { secret } }] }),
    () => explain({ files: [] }, { semantics: secret }),
    () => whypull.matchCredentials([{ secret }], "nginx"),
  ];
  for (const call of rows) {
    const error = thrown(call);
    assert.equal(error.code, "bad-request");
    assert(!`${error.message}${error.stack}${JSON.stringify(error)}`.includes(secret), error.message);
  }
});

test("getters and proxies that throw say what they say", () => {
  const mine = new Error("mine");
  const throwing = {
    get files() {
      throw mine;
    },
  };
  assert.equal(thrown(() => explain(throwing)), mine);
  const proxy = new Proxy({}, { ownKeys: () => { throw mine; } });
  assert.equal(thrown(() => explain({ files: [] }, proxy)), mine);
  assert.equal(explain({ files: [] }).workloads.length, 0);
  const config = { toJSON: () => { throw mine; } };
  assert.equal(thrown(() => whypull.matchCredentials(config, "nginx")), mine);
});

test("nothing reaches the prototype of objects", () => {
  const options = JSON.parse('{"__proto__": {"semantics": "docker"}}');
  assert.throws(() => explain({ files: [] }, options), { code: "bad-request" });
  assert.equal({}.semantics, undefined);
  const pod = "{kind: Pod, metadata: {name: __proto__}, spec: {containers: [{name: constructor, image: a}]}}";
  const report = explain({ files: [{ name: "__proto__", text: pod }] });
  assert.equal(report.workloads[0].name, "__proto__");
});

test("huge and hostile input is answered", () => {
  const texts = [
    "a: ".repeat(100_000),
    "[".repeat(500_000),
    "{".repeat(100_000),
    `a: &a [${"*a,".repeat(50_000)}]`,
    "\u0000\ud800\udfff\ufeff".repeat(10_000),
    "---\n".repeat(50_000),
    `{"auths": ${'{"a": '.repeat(50_000)}`,
    "x".repeat(8 * 1024 * 1024),
  ];
  for (const text of texts) {
    const report = explain({ files: [{ name: "hostile.yaml", text }] });
    assert.equal(report.workloads.length, 0);
  }
  assert.equal(thrown(() => parseReference("a".repeat(10_000_000))).code, "too-long");
  assert.equal(thrown(() => parseReference("\ud800")).code, "format");
  assert.equal(thrown(() => parseReference("a\u0000b")).code, "format");
  assert.equal(thrown(() => parseReference("")).code, "format");
  const keys = Array.from({ length: 20_000 }, (_, at) => `*[a-z]*?${at}*.*.io`);
  assert.deepEqual(whypull.matchCredentials(keys, "a.b.io/app").matched, []);
  assert.equal(parseReference("nginx").familiar, "nginx");
});
