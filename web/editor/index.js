// The editor of the playground as an element: `<whypull-editor>`.

import { WhypullEditor } from "./element.js";

if (!customElements.get("whypull-editor")) {
  customElements.define("whypull-editor", WhypullEditor);
}
