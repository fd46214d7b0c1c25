/**
 * The styles, as a constructed sheet that all elements share: a Content-Security-Policy without
 * `unsafe-inline` allows it. Every colour can be set from outside by a custom property; the texts on
 * the colours here have a contrast of at least 4.5 in both schemes.
 */

/* Not on the frame: what is slotted would inherit the names. */
const COLOURS = `
  .live, .notice {
    --background: var(--whypull-background, #ffffff);
    --surface: var(--whypull-surface, #f6f8fa);
    --text: var(--whypull-text, #1f2328);
    --muted: var(--whypull-muted, #59636e);
    --border: var(--whypull-border, #d1d9e0);
    --accent: var(--whypull-accent, #0b57d0);
    --error: var(--whypull-error, #b3261e);
    --warning: var(--whypull-warning, #7a4f00);
    --good: var(--whypull-good, #1a6b3a);
    --registry: var(--whypull-registry, #6b3fa0);
    --path: var(--whypull-path, #0b57d0);
    --tag: var(--whypull-tag, #1a6b3a);
    --digest: var(--whypull-digest, #9a3412);
    color-scheme: light;
  }
  .dark > .live, .dark > .notice {
    --background: var(--whypull-background, #1b1b1f);
    --surface: var(--whypull-surface, #26272d);
    --text: var(--whypull-text, #e3e3e8);
    --muted: var(--whypull-muted, #a9adb8);
    --border: var(--whypull-border, #44474f);
    --accent: var(--whypull-accent, #8ab4f8);
    --error: var(--whypull-error, #ff8f85);
    --warning: var(--whypull-warning, #e8b75a);
    --good: var(--whypull-good, #7fd39b);
    --registry: var(--whypull-registry, #cba6f7);
    --path: var(--whypull-path, #8ab4f8);
    --tag: var(--whypull-tag, #7fd39b);
    --digest: var(--whypull-digest, #f5a97f);
    color-scheme: dark;
  }
`;

const FRAME = `
  :host {
    display: block;
    margin-block: 1rem;
    container-type: inline-size;
  }
  :host([hidden]), [hidden] { display: none !important; }
  * { box-sizing: border-box; }
  @keyframes drawn { to { opacity: 1; } }
  .whypull {
    /* Both tell scheme.js that the inherited colour may be another. */
    transition: color 1ms;
    animation: drawn 1ms;
  }
  .live, .notice {
    text-align: start;
    background: var(--background);
    color: var(--text);
    border: 1px solid var(--border);
    border-radius: var(--whypull-radius, 8px);
    font-family: var(--whypull-font, inherit);
    font-size: 0.9375rem;
    font-weight: 400;
    line-height: 1.5;
    letter-spacing: normal;
  }
  .live { display: grid; overflow: clip; }
  .notice { padding: 0.75rem 1rem; }
  .notice button { margin-block-start: 0.5rem; }
  .notice.loading { border: 0; padding: 0.25rem 0; background: none; color: inherit; }
  .manifest, .answer { min-width: 0; padding: 0.75rem 1rem; }
  .manifest { background: var(--surface); border-block-end: 1px solid var(--border); }
  @container (min-width: 58rem) {
    .live { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); }
    .manifest { border-block-end: 0; border-inline-end: 1px solid var(--border); }
    .manifest > div { position: sticky; inset-block-start: var(--whypull-sticky-top, 1rem); }
  }
  p, ol, ul, dl, dd { margin: 0; padding: 0; }
  p + p { margin-block-start: 0.25rem; }
  code, textarea, .gutter {
    font-family: var(--whypull-mono, ui-monospace, SFMono-Regular, Menlo, Consolas, monospace);
    font-size: 0.875em;
  }
  code { overflow-wrap: anywhere; unicode-bidi: isolate; }
  a { color: var(--accent); text-underline-offset: 0.15em; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
  .title { font-weight: 600; font-size: 0.875rem; }
  .muted, .hint, .about, .label, dt { color: var(--muted); }
  .hint, .about { font-size: 0.8125rem; }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  button, select {
    font: inherit;
    font-size: 0.8125rem;
    color: var(--text);
    background: var(--background);
    border: 1px solid var(--border);
    border-radius: 6px;
    padding: 0.125rem 0.625rem;
    min-height: 1.75rem;
  }
  button { cursor: pointer; color: var(--accent); }
  button:hover { border-color: var(--accent); }
  button.quiet { border-color: transparent; background: none; text-decoration: underline; padding-inline: 0.25rem; }
`;

const EDITOR = `
  .bar { display: flex; align-items: center; justify-content: space-between; gap: 0.5rem; min-height: 2rem; }
  .editor {
    display: flex;
    max-height: 32rem;
    background: var(--background);
    border: 1px solid var(--border);
    border-radius: 6px;
    overflow: hidden;
    line-height: 1.5;
  }
  .editor:focus-within { outline: 2px solid var(--accent); outline-offset: 1px; }
  .gutter {
    flex: none;
    overflow: hidden;
    padding: 0.5rem 0;
    color: var(--muted);
    text-align: end;
    user-select: none;
    border-inline-end: 1px solid var(--border);
    line-height: 1.5;
  }
  .gutter span { display: block; padding-inline: 0.75rem 0.5rem; border-inline-start: 3px solid transparent; }
  .gutter .error { border-color: var(--error); color: var(--error); font-weight: 700; }
  .gutter .warning { border-color: var(--warning); color: var(--warning); font-weight: 700; }
  .gutter .info { border-color: var(--accent); }
  textarea {
    flex: 1;
    min-width: 0;
    border: 0;
    outline: 0;
    margin: 0;
    padding: 0.5rem 0.75rem;
    resize: none;
    color: inherit;
    background: none;
    line-height: 1.5;
    tab-size: 2;
    white-space: pre;
    overflow: auto;
  }
  @media (pointer: coarse) {
    /* Smaller, and iOS zooms into the page. */
    textarea, .gutter { font-size: 16px; }
  }
`;

const ANSWER = `
  .answer, .blocks { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.875rem; align-content: start; }
  .answer, .notice { overflow-wrap: anywhere; }
  .block > .title { margin-block-end: 0.25rem; }
  .switcher { display: flex; align-items: center; gap: 0.5rem; flex-wrap: wrap; }
  .switcher select { max-width: 100%; }
  .outcome {
    display: flex;
    gap: 0.625rem;
    padding: 0.5rem 0.75rem;
    font-weight: 600;
    border-inline-start: 4px solid var(--tone);
    border-radius: 4px;
    background: color-mix(in srgb, var(--tone) 10%, var(--background));
    --tone: var(--accent);
  }
  .outcome.good { --tone: var(--good); }
  .outcome.bad { --tone: var(--error); }
  .outcome.open { --tone: var(--warning); }
  .sign { color: var(--tone); }
  .parts { display: flex; flex-wrap: wrap; align-items: end; row-gap: 0.25rem; }
  .parts dt { font-size: 0.75rem; }
  .parts div:not(:first-child) dt { padding-inline-start: 0.75em; }
  .parts dd, .value { font-size: 1rem; }
  .punctuation { color: var(--muted); padding-inline: 0.125em; }
  .value { font-weight: 600; }
  .registry { color: var(--registry); }
  .path { color: var(--path); }
  .tag { color: var(--tag); }
  .digest { color: var(--digest); }
  mark {
    color: var(--error);
    background: color-mix(in srgb, var(--error) 12%, var(--background));
    text-decoration: underline wavy;
    white-space: pre;
  }
  ul { list-style: none; display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5rem; }
  .diagnostics li {
    --tone: var(--accent);
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--tone);
  }
  .diagnostics .error { --tone: var(--error); }
  .diagnostics .warning { --tone: var(--warning); }
  .what { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: 0.5rem; }
  .severity { color: var(--tone); }
  .what a { font-size: 0.8125rem; }
  .diagnostics details { margin-block-start: 0.5rem; }
  .diagnostics summary { font-size: 0.875rem; color: var(--muted); }
  .fix button { margin-inline-start: 0.5rem; }
  ol { padding-inline-start: 1.75rem; }
  ol li + li { margin-block-start: 0.375rem; }
  ol li::marker { color: var(--muted); }
  summary { cursor: pointer; margin-block-end: 0.25rem; }
  .event {
    display: block;
    margin-block-start: 0.125rem;
    padding: 0.25rem 0.5rem;
    background: var(--surface);
    border-radius: 4px;
  }
  .event .label { font-size: 0.75rem; margin-inline-end: 0.5rem; }
  .answers { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
  .answers div { display: flex; gap: 0.375rem; }
  .answers .yes dd { color: var(--good); font-weight: 600; }
  .answers .no dd { color: var(--error); font-weight: 600; }
  .difference + .difference { margin-block-start: 0.5rem; }
  .about { padding-block-start: 0.5rem; border-block-start: 1px solid var(--border); }
`;

let made;

/** @returns {CSSStyleSheet} */
export function sheet() {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(COLOURS + FRAME + EDITOR + ANSWER);
  }
  return made;
}
