import assert from "node:assert/strict";
import { test } from "node:test";

import { byCommand, fixtures } from "./support/fixtures.mjs";
import { packed } from "./support/packed.mjs";

const { explain } = await packed();

/** The Report of the command with the offsets of JavaScript. */
function inUnits(report) {
  for (const { image } of report.workloads.flatMap((workload) => workload.containers)) {
    if (!image.error) continue;
    const before = Buffer.from(image.given).subarray(0, image.error.offset);
    image.error.offset = before.toString().length;
  }
  return report;
}

const cases = fixtures();

test("there are fixtures", () => assert(cases.length > 150));

for (const fixture of cases) {
  test(fixture.name, () => {
    const report = explain({ files: fixture.files }, fixture.options);
    const codes = report.diagnostics.map((diagnostic) => diagnostic.code);
    if (fixture.expected) assert(codes.includes(fixture.expected.code), codes.join());
    else assert(!codes.includes(fixture.code), codes.join());
    for (const lang of ["en", "zh-CN"]) {
      assert.deepEqual(
        explain({ files: fixture.files }, { ...fixture.options, lang }),
        inUnits(byCommand(fixture, lang)),
      );
    }
  });
}

test("objects are plain, and what is not there is left out", () => {
  const pod = "{kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: nginx}]}}";
  const report = explain({ files: [{ name: "pod.yaml", text: pod }] });
  const seen = [report];
  while (seen.length > 0) {
    const value = seen.pop();
    if (typeof value !== "object" || value === null) {
      assert.notEqual(value, undefined);
      continue;
    }
    const prototype = Object.getPrototypeOf(value);
    assert(prototype === Object.prototype || prototype === Array.prototype);
    seen.push(...Object.values(value));
  }
  assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  const [{ image, anonymous }] = report.workloads[0].containers;
  assert.equal(anonymous, true);
  assert(!("tag" in image) && image.effectiveTag === "latest");
});

test("an offset within a Report counts UTF-16 units", () => {
  const pod = { kind: "Pod", metadata: { name: "web" }, spec: { containers: [] } };
  pod.spec.containers.push({ name: "web", image: "reg.io/😀/app" });
  pod.spec.containers.push({ name: "too", image: "reg.io/app:拉取 1" });
  const report = explain({ files: [{ name: "pod.json", text: JSON.stringify(pod) }] });
  const offsets = report.workloads[0].containers.map(({ image }) => image.error.offset);
  const bytes = [7, 11];
  assert.deepEqual(offsets, bytes);
});
