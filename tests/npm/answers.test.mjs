import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { command, packed } from "./support/packed.mjs";
import { thrown } from "./support/rows.mjs";

const { advise, decode, makeSecret, rules } = await packed();

function byCommand(args, input = "") {
  return execFileSync(command, args, { input, encoding: "utf8" });
}

const EVENTS = `
  Warning  Failed  3s  kubelet  Failed to pull image "janedoe/app:v1": pull access denied, repository does not exist or may require authorization
  Warning  BackOff 3s  kubelet  Back-off pulling image "janedoe/app:v1"
`;

for (const lang of ["en", "zh-CN"]) {
  test(`events are decoded as the command does, in ${lang}`, () => {
    const decoded = decode(EVENTS, { lang });
    assert(decoded.causes.length > 0);
    assert.deepEqual(decoded, JSON.parse(byCommand(["--lang", lang, "decode", "--format", "json"], EVENTS)));
  });

  test(`advice is the command's, in ${lang}`, () => {
    const answers = { images: "private", audience: "some", tenants: "many", namespaces: ["a", "b"] };
    const flags = ["--images=private", "--audience=some", "--tenants=many", "-n", "a", "-n", "b"];
    const output = byCommand(["--lang", lang, "advise", "--format", "json", ...flags]);
    assert.deepEqual(advise(answers, { lang }), JSON.parse(output));
  });

  test(`rules are the command's, in ${lang}`, () => {
    const listed = rules({ lang });
    assert(listed.length > 50);
    assert.deepEqual(listed, JSON.parse(byCommand(["--lang", lang, "rules", "--format", "json"])));
  });
}

test("a Secret is the command's", () => {
  const fields = { name: "pull", username: "jane", password: "made-up", namespaces: ["a", "b"] };
  const made = makeSecret(fields);
  const args = ["secret", "pull", "--username=jane", "--password-stdin", "-n", "a", "-n", "b"];
  assert.equal(made.text, byCommand(args, "made-up"));
  assert.deepEqual(made.manifests.map(({ name, namespace, format }) => [name, namespace, format]), [
    ["pull", "a", "yaml"],
    ["pull", "b", "yaml"],
  ]);
  assert.deepEqual(made.warnings, []);
  const spoiled = makeSecret({ ...fields, namespaces: [], password: "made-up\n" });
  assert.equal(spoiled.warnings[0].code, "secret-note-password-line-end");
  assert(!("namespace" in spoiled.manifests[0]));
});

test("answers and fields that contradict each other", () => {
  const advice = thrown(() => advise({ images: "private", audience: "everyone" }));
  assert.equal(advice.code, "bad-request");
  assert.equal(advice.field, "audience");
  const secret = thrown(() => makeSecret({ name: "Pull", username: "jane", password: "made-up" }));
  assert.equal(secret.field, "name");
  assert(!secret.message.includes("made-up"));
});
