/** Which of the two languages an element speaks. */

/**
 * The language of the nearest `lang`, its own included; else the reader's.
 *
 * @param {Element} element
 * @returns {"en" | "zh-CN"}
 */
export function language(element) {
  for (let at = element; at; at = at.getRootNode().host) {
    const said = at.closest("[lang]:not([lang=''])")?.getAttribute("lang");
    if (said) {
      return spoken(said) ?? "en";
    }
  }
  for (const wanted of navigator.languages ?? [navigator.language]) {
    const found = spoken(wanted);
    if (found) {
      return found;
    }
  }
  return "en";
}

function spoken(tag) {
  const [primary] = tag.toLowerCase().split(/[-_]/);
  return { en: "en", zh: "zh-CN" }[primary];
}
