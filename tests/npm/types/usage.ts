// Compiled against the packed package, never run: what the types allow, and what they refuse.

import {
  advise,
  decode,
  defaultPullPolicy,
  explain,
  makeSecret,
  matchCredentials,
  matchCredentialsMany,
  parseReference,
  parseReferences,
  rules,
  WhypullError,
  type Container,
  type Name,
  type Report,
} from "whypull";
import init, { explain as explainLater, init as initByName, initSync } from "whypull/web";

const name: Name = parseReference("nginx");
const policy: "Always" | "IfNotPresent" | "Never" = name.defaultPullPolicy;
const repositories = parseReferences(["nginx", "A"]).map((answer) =>
  answer instanceof WhypullError ? answer.help.length : answer.repository,
);
const matched: string[] = matchCredentials({ auths: {} }, "nginx", { semantics: "docs" }).matched;
matchCredentialsMany([{ image: "nginx", keys: ["*.io"], lang: "zh-CN" }, { image: "a", config: "{}" }]);

const report: Report = explain(
  { files: [{ name: "pod.yaml", text: "" }, { name: "c.json", text: "{}", role: "nodeConfig" }] },
  { kubernetesVersion: "1.34", complete: true, present: ["nginx"] },
);
const first: Container | undefined = report.workloads[0]?.containers[0];
if (first) {
  const anonymous: boolean | null = first.anonymous;
  const { image } = first;
  const found: number | string | undefined = "error" in image ? image.error.offset : image.tag;
  void [anonymous, found];
}
const rule: "kubelet" | "docs" | "docker" = report.semantics;
const causes = decode("ErrImagePull").causes.map((cause) => cause.likelihood);
const text: string = advise({ images: "private", cloud: "aws" }).manifests[0]!.text;
const secret: string = makeSecret({ name: "a", username: "b", password: "c" }).text;
const severity: "info" | "warning" | "error" = rules({ lang: "en" })[0]!.severity;

await init();
await initByName(new URL("https://example.com/whypull.wasm"));
await init(fetch("/whypull.wasm"));
initSync(new Uint8Array());
explainLater({ files: [] });

// @ts-expect-error There is no such option.
explain({ files: [] }, { colour: "red" });
// @ts-expect-error There is no such rule set.
matchCredentials([], "nginx", { semantics: "podman" });
// @ts-expect-error A file has a text.
explain({ files: [{ name: "pod.yaml" }] });
// @ts-expect-error A role is one of those that there are.
explain({ files: [{ name: "pod.yaml", text: "", role: "pod" }] });
// @ts-expect-error A request has keys or a config.
matchCredentialsMany([{ image: "nginx" }]);

export { causes, defaultPullPolicy, matched, policy, repositories, rule, secret, severity, text };
