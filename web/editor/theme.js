// The editor in the colours of the page: custom properties reach into the shadow root, so that light
// and dark need nothing here.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const NARROW = "@media (max-width: 30rem)";

/** CodeMirror's own are pictures in data addresses, and tell severities by colour alone. */
const squiggle = (style, colour) => ({
  backgroundImage: "none",
  textDecoration: `underline ${style} ${colour} 1.5px`,
  textUnderlineOffset: "3px",
  textDecorationSkipInk: "none",
});
const gutterSign = (sign, colour) => ({
  [`.cm-lint-marker-${sign.of}`]: { content: "normal" },
  [`.cm-lint-marker-${sign.of}::before`]: { content: `"${sign.is}"`, color: colour },
});

const surface = EditorView.theme({
  "&": {
    color: "var(--text)",
    backgroundColor: "var(--surface)",
    fontSize: "var(--size-small)",
  },
  "&.cm-focused": { outline: "var(--focus)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--font-code)", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { caretColor: "var(--text)", padding: "var(--space-2) 0" },
  ".cm-line": { padding: "0 var(--space-3) 0 var(--space-1)" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent) 6%, transparent)" },
  ".cm-selectionMatch": { backgroundColor: "color-mix(in srgb, var(--accent) 14%, transparent)" },
  "& .cm-line ::selection, & .cm-line::selection": {
    backgroundColor: "color-mix(in srgb, var(--accent) 28%, transparent)",
  },

  ".cm-gutters": {
    color: "var(--text-quiet)",
    backgroundColor: "var(--surface-raised)",
    borderRight: "1px solid var(--line)",
  },
  ".cm-activeLineGutter": { color: "var(--text)", backgroundColor: "var(--accent-surface)" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2.25em" },
  ".cm-foldGutter .cm-gutterElement": { cursor: "pointer" },
  [NARROW]: {
    ".cm-foldGutter": { display: "none" },
    ".cm-lineNumbers .cm-gutterElement": { minWidth: "1.5em", padding: "0 2px 0 4px" },
  },
  ".cm-foldPlaceholder": {
    color: "var(--text)",
    backgroundColor: "var(--surface-sunken)",
    border: "1px solid var(--line-strong)",
  },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--line-strong)",
  },
  "&.cm-focused .cm-nonmatchingBracket": {
    backgroundColor: "var(--error-surface)",
    outline: "1px solid var(--error)",
  },
  ".cm-specialChar": { color: "var(--error)" },

  ".whypull-mark": {
    backgroundColor: "var(--warning-surface)",
    boxShadow: "0 0 0 1px var(--warning)",
    borderRadius: "2px",
  },
  ".whypull-mark-line": { backgroundColor: "color-mix(in srgb, var(--warning) 10%, transparent)" },

  ".cm-lint-marker": { font: "bold 0.9em/1.75 var(--font)", textAlign: "center", width: "1em", height: "auto" },
  ...gutterSign({ of: "error", is: "✕" }, "var(--error)"),
  ...gutterSign({ of: "warning", is: "▲" }, "var(--warning)"),
  ...gutterSign({ of: "info", is: "i" }, "var(--info)"),
  ".cm-lintRange": { paddingBottom: "0" },
  ".cm-lintRange-error": squiggle("wavy", "var(--error)"),
  ".cm-lintRange-warning": squiggle("dashed", "var(--warning)"),
  ".cm-lintRange-info": squiggle("dotted", "var(--info)"),
  ".cm-lintRange-active": { backgroundColor: "var(--warning-surface)" },
  ".cm-lintPoint-error::after": { borderBottomColor: "var(--error)" },
  ".cm-lintPoint-warning::after": { borderBottomColor: "var(--warning)" },
  ".cm-lintPoint-info::after": { borderBottomColor: "var(--info)" },

  ".cm-tooltip": {
    color: "var(--text)",
    backgroundColor: "var(--surface-raised)",
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius)",
    maxWidth: "min(34rem, calc(100vw - 2rem))",
    boxShadow: "0 4px 16px rgb(0 0 0 / 20%)",
    overflow: "hidden",
  },
  ".cm-diagnostic": {
    font: "var(--size-small)/1.5 var(--font)",
    padding: "var(--space-2) var(--space-3)",
    borderLeft: "4px solid var(--line-strong)",
    marginLeft: "0",
    whiteSpace: "normal",
    overflowWrap: "anywhere",
  },
  ".cm-diagnostic + .cm-diagnostic": { borderTop: "1px solid var(--line)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--info)" },
  ".whypull-severity-error": { color: "var(--error)" },
  ".whypull-severity-warning": { color: "var(--warning)" },
  ".whypull-severity-info": { color: "var(--info)" },
  ".whypull-code": { color: "var(--text-quiet)", fontFamily: "var(--font-code)", fontSize: "0.9em" },
  ".whypull-fix": {
    display: "block",
    font: "inherit",
    fontWeight: "600",
    textAlign: "start",
    color: "var(--on-accent)",
    backgroundColor: "var(--accent)",
    border: "0",
    borderRadius: "calc(var(--radius) / 2)",
    padding: "var(--space-1) var(--space-3)",
    margin: "var(--space-2) 0 0",
    cursor: "pointer",
  },
  ".whypull-fix:focus-visible": { outline: "var(--focus)", outlineOffset: "2px" },
  ".whypull-key": { color: "var(--text-quiet)", fontSize: "0.85em", fontFamily: "var(--font-code)" },

  ".cm-panels": {
    color: "var(--text)",
    backgroundColor: "var(--surface-raised)",
    font: "var(--size-small)/1.5 var(--font)",
  },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search, .cm-panel.cm-gotoLine": { padding: "var(--space-2) 2.5rem var(--space-2) var(--space-2)" },
  ".cm-panel.cm-search label": { fontSize: "inherit", whiteSpace: "nowrap" },
  ".cm-panel [name=close]": {
    color: "var(--text)",
    fontSize: "1.25rem",
    minWidth: "1.75rem",
    minHeight: "1.75rem",
    cursor: "pointer",
  },
  ".cm-textfield": {
    font: "inherit",
    color: "var(--text)",
    backgroundColor: "var(--surface)",
    border: "1px solid var(--line-strong)",
    borderRadius: "calc(var(--radius) / 2)",
    padding: "var(--space-1) var(--space-2)",
  },
  ".cm-button": {
    font: "inherit",
    color: "var(--text)",
    backgroundImage: "none",
    backgroundColor: "var(--surface)",
    border: "1px solid var(--line-strong)",
    borderRadius: "calc(var(--radius) / 2)",
    padding: "var(--space-1) var(--space-2)",
    cursor: "pointer",
  },
  ".cm-button:active": { backgroundImage: "none", backgroundColor: "var(--accent-surface)" },
  ".cm-button:focus-visible, .cm-textfield:focus-visible, .cm-panel [name=close]:focus-visible": {
    outline: "var(--focus)",
  },
  ".cm-searchMatch": {
    backgroundColor: "var(--warning-surface)",
    outline: "1px solid var(--warning)",
  },
  ".cm-searchMatch-selected": { backgroundColor: "color-mix(in srgb, var(--warning) 35%, transparent)" },
  ".cm-panel.cm-panel-lint ul [aria-selected]": { backgroundColor: "var(--accent-surface)" },
  ".cm-panel.cm-panel-lint ul:focus [aria-selected]": {
    backgroundColor: "var(--accent-surface)",
    outline: "var(--focus)",
    outlineOffset: "-2px",
  },
  // An option of a list box holds no buttons: Enter goes to the place, where the key applies the fix.
  ".cm-panel-lint .whypull-fix": { display: "none" },
});

const syntax = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--part-path)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--good)" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--part-domain)" },
  { tag: [tags.comment], color: "var(--text-quiet)", fontStyle: "italic" },
  { tag: [tags.meta, tags.typeName, tags.labelName], color: "var(--part-digest)" },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "var(--text-quiet)" },
  { tag: [tags.escape], color: "var(--part-digest)" },
  { tag: [tags.invalid], color: "var(--error)" },
]);

export const theme = [surface, syntaxHighlighting(syntax)];
