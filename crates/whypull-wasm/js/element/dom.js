/** Making nodes. Data becomes text nodes and nothing else: there is no way to markup here. */

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] `undefined`, `null` and `false` are left out; a function
 * listens to the event of its name.
 * @param {...(Node | string | null | undefined | false | Array)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child || child === 0 || child === ""));
  return element;
}

let ids = 0;

/** An id that no other node in the shadow tree has. */
export function id(noun) {
  ids += 1;
  return `${noun}-${ids}`;
}

/** A titled block. Not a heading: which level would be right only the page knows. */
export function block(part, title, ...children) {
  const name = id(part);
  return h(
    "div",
    { class: `block ${part}`, part, role: "group", "aria-labelledby": name },
    h("div", { class: "title", part: "title", id: name }, title),
    children,
  );
}
