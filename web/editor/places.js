// Places as the Report has them: lines and columns from 1, columns in UTF-16 units, the end exclusive.

/**
 * @typedef {{line: number, column: number, endLine: number, endColumn: number}} Place
 */

/**
 * The offset of a line and a column, moved into the text where it is outside: a place may be of the
 * text as it was a moment ago.
 *
 * @param {import("@codemirror/state").Text} text
 * @param {number} line
 * @param {number} column
 */
function offset(text, line, column) {
  if (line < 1) {
    return 0;
  }
  if (line > text.lines) {
    return text.length;
  }
  const { from, to } = text.line(line);
  return Math.min(from + Math.max(column - 1, 0), to);
}

/**
 * @param {import("@codemirror/state").Text} text
 * @param {Place} place
 * @returns {{from: number, to: number}}
 */
export function range(text, place) {
  const from = offset(text, place.line, place.column);
  return { from, to: Math.max(from, offset(text, place.endLine, place.endColumn)) };
}

/**
 * @param {import("@codemirror/state").Text} text
 * @param {number} at
 * @returns {{line: number, column: number}}
 */
export function position(text, at) {
  const line = text.lineAt(at);
  return { line: line.number, column: at - line.from + 1 };
}
