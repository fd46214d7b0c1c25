/** Where a credential comes from, in words. */
export function origin({ kind, namespace, name }, words) {
  switch (kind) {
    case "secret":
      return words.secret(namespace, name);
    case "nodeConfig":
      return words.nodeConfig(name);
    case "provider":
      return words.provider(name);
    default:
      return name;
  }
}
