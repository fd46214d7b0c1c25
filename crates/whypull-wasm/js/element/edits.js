/** Fixes: the edits of a Report, carried out on a text. */

/**
 * Where a place of a Report is in a text.
 *
 * @param {string} text
 * @param {number} line From 1.
 * @param {number} column From 1, in UTF-16 units.
 * @returns {number} The offset, never beyond the text.
 */
export function offset(text, line, column) {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) {
      return text.length;
    }
    start = end + 1;
  }
  return Math.min(start + column - 1, text.length);
}

/**
 * Whether a fix can be carried out here: every edit says its text (one that touches a secret says
 * only what to do with it) and is in the one file there is.
 */
export function isApplicable(fix, file) {
  const edits = fix?.edits ?? [];
  return (
    edits.length > 0 &&
    edits.every((edit) => typeof edit.newText === "string" && edit.location.file === file)
  );
}

/**
 * The text with all edits made.
 *
 * @param {string} text
 * @param {import("../web.js").Edit[]} edits
 * @returns {string}
 */
export function applied(text, edits) {
  const places = edits
    .map(({ location, newText }) => ({
      start: offset(text, location.line, location.column),
      end: offset(text, location.endLine, location.endColumn),
      newText,
    }))
    .sort((a, b) => a.start - b.start);
  let result = "";
  let done = 0;
  for (const { start, end, newText } of places) {
    if (start < done) {
      continue;
    }
    result += text.slice(done, start) + newText;
    done = end;
  }
  return result + text.slice(done);
}

/**
 * The one replacement that turns a text into another, so that one undo takes it back.
 *
 * @returns {{start: number, end: number, text: string}}
 */
export function replacement(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start += 1;
  }
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail += 1;
  }
  return {
    start,
    end: before.length - tail,
    text: after.slice(start, after.length - tail),
  };
}
