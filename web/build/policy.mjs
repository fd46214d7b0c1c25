// The Content Security Policies of the page and of the offline file.

const COMMON = {
  "default-src": ["'none'"],
  "img-src": ["'self'", "data:"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  // Nothing may make markup of text: no policy is allowed, so every such assignment throws.
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["'none'"],
};

/** The page: its own files, and no other origin. `connect-src` is for fetching the wasm. */
export const POLICY = {
  ...COMMON,
  "script-src": ["'self'", "'wasm-unsafe-eval'"],
  "style-src": ["'self'"],
  "connect-src": ["'self'"],
};

/** The offline file: what is written in it, by digest, and no connection at all. */
export function offlinePolicy(scripts, styles) {
  return {
    ...COMMON,
    "img-src": ["data:"],
    "script-src": [...scripts, "'wasm-unsafe-eval'"],
    "style-src": styles,
  };
}

/** The policy stands before everything that it governs. */
export function withPolicy(html, policy) {
  const content = Object.entries(policy)
    .map(([name, values]) => [name, ...values].join(" "))
    .join("; ");
  return html.replace(/<meta charset="utf-8"\s*\/?>/, (charset) => {
    return `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${content}" />`;
  });
}
