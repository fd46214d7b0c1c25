import { Announcer } from "./announcer.js";
import { Answer } from "./answer.js";
import { h } from "./dom.js";
import { applied } from "./edits.js";
import { Editor } from "./editor.js";
import { engine } from "./engine.js";
import { language } from "./language.js";
import { Notice } from "./notice.js";
import { adopt, mirror } from "./properties.js";
import { followScheme } from "./scheme.js";
import { ATTRIBUTES, settings } from "./settings.js";
import { source } from "./source.js";
import { sheet } from "./styles.js";
import { words } from "./words.js";

/** The name under which the manifest is given, and found again in locations. */
const FILE = "manifest.yaml";
/** How far outside the window the module is fetched, so that it is often there in time. */
const NEAR = "200px";

let made;

/** The class of the element, made when first asked for: where there is no DOM there is no HTMLElement. */
export function elementClass() {
  made ??= make();
  return made;
}

function make() {
  class WhypullExplain extends HTMLElement {
    static observedAttributes = ATTRIBUTES;

    #state = "waiting";
    #report;
    #functions;
    #isDue = false;
    #editor = new Editor(() => this.#later());
    #answer = new Answer(FILE, {
      show: (location) => this.#editor.show(location),
      apply: (fix) => this.#apply(fix),
    });
    #announcer = new Announcer();
    #notice = new Notice(() => this.start());
    #given = h("slot");
    #live = h("div", { class: "live", hidden: true }, this.#editor.node, this.#answer.node);
    #frame = h(
      "div",
      { class: "whypull", part: "frame" },
      this.#given,
      this.#notice.node,
      this.#live,
      this.#announcer.node,
    );
    #sight;
    #changes = new MutationObserver(() => this.#takeOver());

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet()];
      root.append(this.#frame);
    }

    connectedCallback() {
      adopt(this, "yaml");
      followScheme(this.#frame, (isDark) => this.#frame.classList.toggle("dark", isDark));
      // Frameworks may fill the element, or fill it anew, after it is in the page.
      this.#changes.observe(this, { childList: true, characterData: true, subtree: true });
      this.#startInTime();
    }

    disconnectedCallback() {
      this.#changes.disconnect();
      this.#sight?.disconnect();
    }

    attributeChangedCallback(name, before, after) {
      if (before === after) {
        return;
      }
      if (name === "container") {
        this.#answer.forget();
      }
      if (name === "loading" && this.isConnected) {
        this.#startInTime();
      }
      this.#later();
    }

    /** The manifest as it stands in the editor, or else in the element. */
    get yaml() {
      return this.#state === "ready" ? this.#editor.text : source(this);
    }

    set yaml(text) {
      this.textContent = text;
      if (this.#state === "ready") {
        this.#editor.original = text;
        this.#later();
      }
    }

    /** The last Report, once there is one. */
    get report() {
      return this.#report;
    }

    /** `waiting` to come into view, `loading`, `ready`, or `error` where the module cannot run. */
    get state() {
      return this.#state;
    }

    /** Loads the module and shows the explanation, in view or not. Never fails: see `state`. */
    async start() {
      if (this.#state === "loading" || this.#state === "ready") {
        return;
      }
      this.#sight?.disconnect();
      this.#state = "loading";
      this.#notice.loading(this.#words());
      try {
        this.#functions = await engine();
      } catch (error) {
        this.#fail(error);
        return;
      }
      this.#state = "ready";
      this.#editor.original = source(this);
      this.#notice.clear();
      this.#given.hidden = true;
      this.#live.hidden = false;
      this.#frame.classList.add("ready");
      this.#explain();
    }

    #startInTime() {
      this.#sight?.disconnect();
      if (this.#state !== "waiting") {
        return;
      }
      if (this.loading === "eager" || typeof IntersectionObserver === "undefined") {
        this.start();
        return;
      }
      this.#sight = new IntersectionObserver(
        (seen) => seen.some((entry) => entry.isIntersecting) && this.start(),
        { rootMargin: NEAR },
      );
      this.#sight.observe(this);
    }

    #takeOver() {
      const text = source(this);
      if (this.#state === "ready" && !this.#editor.isEdited && text !== this.#editor.text) {
        this.#editor.original = text;
        this.#later();
      }
    }

    /** Explains once before the next frame, however much has changed until then. */
    #later() {
      if (this.#state === "error") {
        this.#notice.speak(this.#words());
      }
      if (this.#state !== "ready" || this.#isDue) {
        return;
      }
      this.#isDue = true;
      requestAnimationFrame(() => this.#explain());
    }

    #explain() {
      this.#isDue = false;
      const spoken = this.#words();
      this.#editor.describe(spoken, this.readOnly);
      let report;
      try {
        report = this.#functions.explain(
          { files: [{ name: FILE, text: this.#editor.text }] },
          settings(this, this.#frame.lang),
        );
      } catch (error) {
        this.#report = undefined;
        this.#editor.mark([]);
        this.#answer.refuse(error, spoken);
        this.#announcer.say(spoken.refused(error.message));
        this.#send("whypull-error", error);
        return;
      }
      this.#report = report;
      this.#editor.mark(report.diagnostics);
      this.#answer.show(report, spoken, {
        named: this.getAttribute("container"),
        isReadOnly: this.readOnly,
        tell: (gist) => this.#announcer.say(gist),
      });
      this.#send("whypull-report", report);
    }

    #apply(fix) {
      // Typed into since the fix was shown, the text is explained first: its places have moved.
      if (!this.#isDue) {
        this.#editor.replace(applied(this.#editor.text, fix.edits));
      }
    }

    #fail(error) {
      this.#state = "error";
      this.#notice.failed(error, this.#words());
      this.#send("whypull-error", error);
    }

    #words() {
      const spoken = language(this);
      this.#frame.lang = spoken;
      return words(spoken);
    }

    #send(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    }
  }
  mirror(WhypullExplain.prototype);
  return WhypullExplain;
}
