import assert from "node:assert/strict";
import { test } from "node:test";

import { packed } from "./support/packed.mjs";
import { thrown, vectors } from "./support/rows.mjs";

const { matchCredentials, matchCredentialsMany } = await packed();
const rows = vectors("matches");
const RULE_SETS = { kubelet: "matched", docs: "docs", docker: "docker" };

test("every vector under the three rule sets", () => {
  assert(rows.length >= 882);
  for (const [semantics, field] of Object.entries(RULE_SETS)) {
    const many = matchCredentialsMany(rows.map(({ image, keys }) => ({ image, keys })), { semantics });
    for (const [at, row] of rows.entries()) {
      const answer = matchCredentials(row.keys, row.image, { semantics });
      assert.equal(answer.repository, row.repository);
      assert.deepEqual(answer.matched, row[field], `${row.image} ${row.keys}`);
      assert.deepEqual(many[at], answer);
    }
  }
});

test("the kubelet's rules are the default, and every match has all three answers", () => {
  const answer = matchCredentials(["quay.io", "*.io/coreos"], "quay.io/coreos/etcd");
  assert.deepEqual(answer.matched, ["quay.io", "*.io/coreos"]);
  const { why, ...match } = answer.matches[1];
  assert.deepEqual(match, { key: "*.io/coreos", kubelet: true, docs: true, docker: false });
  assert(why.length > 0 && why.every((sentence) => / /.test(sentence)), why.join());
});

test("a config.json, as text and as an object", () => {
  const config = { auths: { "reg.io": { auth: "amFuZTpwdw==" }, "user:pw@reg.io/team": {} } };
  const answer = matchCredentials(config, "reg.io/team/app");
  assert.deepEqual(answer.matched, ["***@reg.io/team", "reg.io"]);
  assert.deepEqual(matchCredentials(JSON.stringify(config), "reg.io/team/app"), answer);
  assert.deepEqual(matchCredentialsMany([{ image: "reg.io/team/app", config }]), [answer]);
  assert(!JSON.stringify(answer).includes("pw"));
  assert.deepEqual(matchCredentials("no config", "reg.io/app").matched, []);
  const helped = { auths: config.auths, credsStore: "desktop" };
  assert.deepEqual(matchCredentials(helped, "reg.io/app", { semantics: "docker" }).matched, []);
});

test("a request of its own rule set and language", () => {
  const keys = ["*.io"];
  const [docker, chinese] = matchCredentialsMany([
    { image: "quay.io/app", keys, semantics: "docker" },
    { image: "quay.io/app", keys, lang: "zh-CN" },
  ]);
  assert.deepEqual(docker.matched, []);
  assert.deepEqual(chinese.matched, keys);
  assert.match(chinese.matches[0].why[0], /\p{Script=Han}/u);
});

test("what is no name", () => {
  const error = thrown(() => matchCredentials(["reg.io"], "reg.io/App"));
  assert.equal(error.code, "uppercase");
  assert.equal(error.offset, 7);
  const [bad, good] = matchCredentialsMany([
    { image: "reg.io/App", keys: ["reg.io"] },
    { image: "reg.io/app", keys: ["reg.io"] },
  ]);
  assert.equal(bad.code, "uppercase");
  assert.deepEqual(good.matched, ["reg.io"]);
});
