import assert from "node:assert/strict";
import { test } from "node:test";

import { packed } from "./support/packed.mjs";
import { thrown, vectors } from "./support/rows.mjs";

const { defaultPullPolicy, parseReference, parseReferences } = await packed();
const rows = vectors("references");

/** Whether an error is what a row says; where user info is masked, nothing quotes the name. */
function check(error, row) {
  assert(error instanceof Error, row.image);
  assert.equal(error.code, row.error, row.image);
  if (error.image === row.image) assert.equal(error.message, row.message, row.image);
  else assert.match(error.image, /\*\*\*@/);
  assert.notEqual(error.help, "", row.image);
  assert(error.offset >= 0 && error.offset <= row.image.length, `${row.image}: ${error.offset}`);
}

test("every vector, one by one", () => {
  assert(rows.length >= 600);
  for (const row of rows) {
    if (row.error) check(thrown(() => parseReference(row.image)), row);
    else assert.deepEqual(parseReference(row.image), row);
  }
});

test("every vector, all at once", () => {
  const answers = parseReferences(rows.map((row) => row.image));
  assert.equal(answers.length, rows.length);
  for (const [at, row] of rows.entries()) {
    if (row.error) check(answers[at], row);
    else assert.deepEqual(answers[at], row);
  }
});

test("more names than one round takes", () => {
  const images = Array.from({ length: 5_000 }, (_, at) => `reg.io/${"long/".repeat(at % 40)}app:v${at}`);
  images[2_000] = "A";
  images[3_000] = `${"a".repeat(70_000)}.io/app`;
  images[3_001] = "拉取";
  const answers = parseReferences(images);
  for (const [at, image] of images.entries()) {
    if (at === 2_000) assert.equal(answers[at].code, "uppercase");
    else if (at === 3_001) assert.equal(answers[at].code, "format");
    else assert.deepEqual(answers[at], parseReference(image));
  }
  assert.equal(answers[3_000].path, "app");
  assert.deepEqual(parseReferences([]), []);
});

test("names that the table does not take", () => {
  const host = `${"a".repeat(70_000)}.io`;
  assert.equal(parseReference(`${host}/app`).domain, host);
  assert.equal(parseReference(`${host}/app`).repository, `${host}/app`);
});

test("offsets count UTF-16 units", () => {
  assert.equal(thrown(() => parseReference("reg.io/a b")).offset, 8);
  const { image, offset } = thrown(() => parseReference("a/😀😀/B"));
  assert.equal(image, "a/😀😀/B");
  assert.equal(offset, 7);
  assert.equal(thrown(() => parseReference("reg.io/拉取/ｂ")).offset, 7);
});

test("help speaks the language asked for", () => {
  const english = thrown(() => parseReference("nginx:")).help;
  const chinese = thrown(() => parseReference("nginx:", { lang: "zh-CN" })).help;
  assert.match(english, /[a-z]{3}/);
  assert.match(chinese, /\p{Script=Han}{2}/u);
  assert.equal(parseReferences(["nginx:"], { lang: "zh-CN" })[0].help, chinese);
});

test("user info is not repeated", () => {
  const error = thrown(() => parseReference("user:hunter2@reg.io/App"));
  assert(!JSON.stringify({ ...error, message: error.message, stack: error.stack }).includes("hunter2"));
});

test("policies", () => {
  for (const row of rows) {
    assert.equal(defaultPullPolicy(row.image), row.defaultPullPolicy ?? "IfNotPresent", row.image);
  }
});
