/**
 * Light or dark, as the page is.
 *
 * The text colour that the element inherits says it: light text means a dark page. That holds for
 * `prefers-color-scheme`, `color-scheme` and every class or attribute that a theme may switch
 * (`html.dark`, `data-theme`, `data-bs-theme` …) without a list of their names. `light-dark()` would
 * follow `color-scheme` alone, which some themes do not set.
 */

/**
 * Tells whether the page is dark, now and whenever that changes. The probe has a transition on
 * `color` and an animation that starts when it is first drawn (see the styles), so the browser itself
 * reports every change of the inherited colour, whatever made it; nothing of the page is observed.
 *
 * @param {Element} probe
 * @param {(dark: boolean) => void} tell
 */
export function followScheme(probe, tell) {
  const look = () => tell(isLight(getComputedStyle(probe).color));
  for (const event of ["transitionend", "transitioncancel", "animationstart"]) {
    probe.addEventListener(event, look);
  }
  look();
}

/**
 * Whether a colour is nearer to white than to black.
 *
 * @param {string} colour As `getComputedStyle` gives it: `rgb(…)`, `oklch(…)`, `color(srgb …)`.
 * @returns {boolean}
 */
export function isLight(colour) {
  const [, space = "", inside = ""] = /^([a-z]+)\((?:[a-z][\w-]*\s+)?(.*)\)$/.exec(colour) ?? [];
  const [first = 0, second = 0, third = 0] = (inside.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  switch (space) {
    case "lab":
    case "lch":
      return first > 50;
    case "oklab":
    case "oklch":
      return first > 0.6;
    case "color":
      return luma(first, second, third) > 0.5;
    default:
      return luma(first, second, third) > 127.5;
  }
}

function luma(red, green, blue) {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
