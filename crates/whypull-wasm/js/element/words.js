/** The element's own words. Every sentence about the input comes from the core, in the same language. */

const EN = {
  editor: "Manifest (YAML), editable",
  manifest: "Manifest (YAML)",
  hint: "Edit it; the answer follows.",
  reset: "Reset",
  answer: "What happens to the image",
  loading: "Loading the explanation …",
  failed: "The explanation could not be loaded. The manifest stays as it is.",
  failedReader: "Reload the page, or save the manifest and run: whypull explain FILE",
  failedAuthor:
    "If this is your page: serve the whole package from one place, whypull.wasm included, and let the Content-Security-Policy allow script-src 'wasm-unsafe-eval'.",
  retry: "Try again",
  refused: (reason) => `The explanation could not be made: ${reason}`,
  container: "Container",
  noWorkloads: "Nothing in this manifest runs Pods.",
  noContainers: "This workload has no container with an image.",
  image: "Image name",
  registry: "registry",
  path: "path",
  tag: "tag",
  tagImplied: "tag, implied",
  digest: "digest",
  policy: "Pull policy",
  policyDeclared: "declared",
  policyDefaulted: "not declared",
  policyOverruled: (declared) => `${declared} is declared`,
  present: (isPresent) => `image on the node: ${isPresent ? "yes" : "no"}`,
  yes: "yes",
  no: "no",
  diagnostics: "What is wrong, or worth knowing",
  elsewhere: (number) => `${number} more at other containers`,
  error: "error",
  warning: "warning",
  info: "info",
  line: (line) => `line ${line}`,
  showLine: (line) => `Go to line ${line}`,
  apply: "Apply",
  applyFix: (title) => `Apply: ${title}`,
  learnMore: "Learn more",
  learnMoreAbout: (code) => `Learn more about ${code} (new tab)`,
  attempts: "Credentials, in the order they are tried",
  anonymous: "None: the image is pulled without credentials.",
  secret: (namespace, name) => `Secret ${namespace}/${name}`,
  nodeConfig: (name) => `node file ${name}`,
  provider: (name) => `credential provider ${name}`,
  user: "user",
  differences: "Keys on which the rule sets differ",
  key: "key",
  kubelet: "kubelet",
  docs: "documentation",
  docker: "docker",
  steps: "Step by step",
  event: "Event",
  separator: " ",
  starts: "Starts from the image on the node; nothing is pulled.",
  pull: "Pulls; the registry decides.",
  pullAnonymous: "Pulls without credentials; the registry decides.",
  pullCredentials: (count) =>
    count === 1
      ? "Pulls with one credential; the registry decides."
      : `Pulls with up to ${count} credentials, one after the other; the registry decides.`,
  invalidImageName: "Does not start: InvalidImageName, the name is no image reference.",
  errImageNeverPull:
    "Does not start: ErrImageNeverPull, the image is not on the node and may not be pulled.",
  credentialLookupFailed:
    "Does not start: the Pod's credentials cannot be read, so nothing is pulled.",
  unknown: "Depends on what is not in the manifest.",
  counts: (errors, warnings) =>
    [count(errors, "error"), count(warnings, "warning")].filter(Boolean).join(", ") ||
    "No errors or warnings.",
  about: (version, rules) => `Kubernetes ${version} · rules: ${rules}`,
};

const ZH_CN = {
  editor: "清单（YAML），可编辑",
  manifest: "清单（YAML）",
  hint: "编辑后，结果随之更新。",
  reset: "还原",
  answer: "镜像会怎样",
  loading: "正在加载说明……",
  failed: "无法加载说明。清单保持原样。",
  failedReader: "请重新加载页面，或保存清单后运行：whypull explain FILE",
  failedAuthor:
    "如果这是你的页面：请从同一位置提供整个软件包（包括 whypull.wasm），并让 Content-Security-Policy 允许 script-src 'wasm-unsafe-eval'。",
  retry: "重试",
  refused: (reason) => `无法给出说明：${reason}`,
  container: "容器",
  noWorkloads: "此清单中没有运行 Pod 的对象。",
  noContainers: "此工作负载中没有带镜像的容器。",
  image: "镜像名称",
  registry: "仓库服务",
  path: "路径",
  tag: "标签",
  tagImplied: "标签（隐含）",
  digest: "摘要",
  policy: "镜像拉取策略",
  policyDeclared: "清单中声明",
  policyDefaulted: "清单中未声明",
  policyOverruled: (declared) => `清单中声明的是 ${declared}`,
  present: (isPresent) => `节点上已有该镜像：${isPresent ? "是" : "否"}`,
  yes: "是",
  no: "否",
  diagnostics: "问题与提示",
  elsewhere: (number) => `其他容器处还有 ${number} 条`,
  error: "错误",
  warning: "警告",
  info: "提示",
  line: (line) => `第 ${line} 行`,
  showLine: (line) => `转到第 ${line} 行`,
  apply: "应用",
  applyFix: (title) => `应用：${title}`,
  learnMore: "更多信息",
  learnMoreAbout: (code) => `关于 ${code} 的更多信息（新标签页）`,
  attempts: "凭据（按尝试顺序）",
  anonymous: "无：拉取时不带凭据。",
  secret: (namespace, name) => `Secret ${namespace}/${name}`,
  nodeConfig: (name) => `节点文件 ${name}`,
  provider: (name) => `凭据提供程序 ${name}`,
  user: "用户",
  differences: "各规则结论不同的键",
  key: "键",
  kubelet: "kubelet",
  docs: "文档",
  docker: "docker",
  steps: "逐步说明",
  event: "事件",
  separator: "",
  starts: "使用节点上的镜像启动，不拉取。",
  pull: "拉取镜像；结果由镜像仓库决定。",
  pullAnonymous: "不带凭据拉取；结果由镜像仓库决定。",
  pullCredentials: (count) =>
    count === 1
      ? "使用一个凭据拉取；结果由镜像仓库决定。"
      : `依次尝试最多 ${count} 个凭据拉取；结果由镜像仓库决定。`,
  invalidImageName: "无法启动：InvalidImageName，该名称不是有效的镜像引用。",
  errImageNeverPull: "无法启动：ErrImageNeverPull，节点上没有该镜像，又不允许拉取。",
  credentialLookupFailed: "无法启动：读取不了 Pod 的凭据，因此不会拉取。",
  unknown: "取决于清单中没有的内容。",
  counts: (errors, warnings) =>
    [errors && `${errors} 个错误`, warnings && `${warnings} 个警告`].filter(Boolean).join("，") ||
    "没有错误和警告。",
  about: (version, rules) => `Kubernetes ${version} · 规则：${rules}`,
};

const WORDS = { en: EN, "zh-CN": ZH_CN };

/**
 * @param {"en" | "zh-CN"} language
 * @returns {typeof EN}
 */
export function words(language) {
  return WORDS[language];
}

function count(number, noun) {
  return number === 0 ? "" : `${number} ${noun}${number === 1 ? "" : "s"}`;
}
