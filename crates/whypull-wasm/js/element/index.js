/**
 * `<whypull-explain>`: why an image pulls or does not, live, from the YAML inside the element.
 *
 * Importing this registers the element. Where there is no DOM (a server that renders pages) it does
 * nothing.
 */
import { elementClass } from "./element.js";

/**
 * Registers the element, once per name.
 *
 * @param {string} [name] The tag, where `whypull-explain` does not suit.
 * @returns {CustomElementConstructor | undefined} The class; nothing where there is no DOM.
 */
export function define(name = "whypull-explain") {
  if (typeof customElements === "undefined" || typeof HTMLElement === "undefined") {
    return undefined;
  }
  const known = customElements.get(name);
  if (known) {
    return known;
  }
  // A class has one name only, so another name gets a class of its own.
  const made = name === "whypull-explain" ? elementClass() : class extends elementClass() {};
  customElements.define(name, made);
  return made;
}

define();
