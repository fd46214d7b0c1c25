/** The properties that mirror attributes, both ways. */
import { list, tristate } from "./settings.js";

const text = (attribute) => ({
  get() {
    return this.getAttribute(attribute) ?? "";
  },
  set(value) {
    put(this, attribute, value === null || value === undefined ? null : String(value));
  },
});

const PROPERTIES = {
  container: text("container"),
  kubernetesVersion: text("kubernetes-version"),
  loading: {
    get() {
      return this.getAttribute("loading") === "eager" ? "eager" : "lazy";
    },
    set: text("loading").set,
  },
  namespace: text("namespace"),
  semantics: text("semantics"),
  readOnly: {
    get() {
      return this.hasAttribute("readonly");
    },
    set(value) {
      put(this, "readonly", value ? "" : null);
    },
  },
  complete: {
    get() {
      return tristate(this.getAttribute("complete"));
    },
    set(value) {
      // A framework that sees the property hands over what the attribute would say.
      put(this, "complete", value === null || value === undefined ? null : String(value));
    },
  },
  present: {
    get() {
      return list(this.getAttribute("present"));
    },
    set(value) {
      put(this, "present", Array.isArray(value) ? value.join(" ") : value);
    },
  },
};

/** Gives a class the properties. */
export function mirror(prototype) {
  for (const [name, property] of Object.entries(PROPERTIES)) {
    Object.defineProperty(prototype, name, { ...property, configurable: true, enumerable: true });
  }
}

/** Takes over what was set on an element before its class was there. */
export function adopt(element, ...others) {
  for (const name of [...Object.keys(PROPERTIES), ...others]) {
    if (Object.hasOwn(element, name)) {
      const value = element[name];
      delete element[name];
      element[name] = value;
    }
  }
}

function put(element, attribute, value) {
  if (value === null || value === undefined) {
    element.removeAttribute(attribute);
  } else {
    element.setAttribute(attribute, value);
  }
}
