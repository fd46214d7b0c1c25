import type { Report, Semantics } from "../web.js";

export type WhypullExplainState = "waiting" | "loading" | "ready" | "error";

/** `<whypull-explain>`: why an image pulls or does not, live, from the YAML inside the element. */
export interface WhypullExplainElement extends HTMLElement {
  /** The container that is shown first, `app` or `web/app`. Attribute `container`. */
  container: string;
  /** The version whose behaviour is told, e.g. `1.35`. Attribute `kubernetes-version`. */
  kubernetesVersion: string;
  /** Whose rules are followed. Attribute `semantics`. */
  semantics: Semantics | "";
  /** Whether the manifest is all there is; `null` leaves it to what the manifest holds. */
  complete: boolean | null;
  /** The namespace of objects that name none. Attribute `namespace`. */
  namespace: string;
  /** Images that are on the node. Attribute `present`, with spaces or commas between. */
  present: string[];
  /** Whether the reader may edit. Attribute `readonly`. */
  readOnly: boolean;
  /** `eager` loads the module at once, `lazy` when the element comes into view. */
  loading: "eager" | "lazy";
  /** The manifest as it stands in the editor. Setting it replaces the original too. */
  yaml: string;
  /** The last Report, once there is one. */
  readonly report: Report | undefined;
  /** How far it is. `error`: the module could not be loaded. */
  readonly state: WhypullExplainState;
  /** Loads the module and shows the explanation, in view or not. Never rejects: see `state`. */
  start(): Promise<void>;
}

/** Registers the element under a name. Nothing is returned where there is no DOM. */
export function define(
  name?: string,
): (CustomElementConstructor & { new (): WhypullExplainElement }) | undefined;

declare global {
  interface HTMLElementTagNameMap {
    "whypull-explain": WhypullExplainElement;
  }
  interface HTMLElementEventMap {
    /** After every explanation. It bubbles, and crosses shadow trees. */
    "whypull-report": CustomEvent<Report>;
    /** The module could not be loaded, or a setting was refused. */
    "whypull-error": CustomEvent<Error>;
  }
}
