import { readFileSync } from "node:fs";

/** The rows of a file of vectors. */
export function vectors(name) {
  const text = readFileSync(new URL(`../../vectors/${name}.jsonl`, import.meta.url), "utf8");
  return text.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** What a call throws. */
export function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
