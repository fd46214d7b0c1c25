/**
 * What every function throws where it cannot answer.
 *
 * `code` says what is wrong in one word: the kind of a reference error (`format`, `uppercase`,
 * `too-long`, `bare-hex`, `digest-unsupported`, `digest-length`, `digest-format`), `bad-request` for
 * arguments that cannot be used, `not-ready` before `init`, `internal` for a bug in whypull.
 */
export class WhypullError extends Error {
  constructor({ code, message, image, help, offset, field }, options) {
    super(message, options);
    this.code = code;
    if (image !== undefined) this.image = image;
    if (help !== undefined) this.help = help;
    if (offset !== undefined) this.offset = offset;
    if (field !== undefined) this.field = field;
  }

  /** The kind under the name that the command's JSON gives it. */
  get error() {
    return this.code;
  }
}

// On the prototype: own properties would be listed with every error that is printed.
Object.defineProperty(WhypullError.prototype, "name", {
  value: "WhypullError",
  configurable: true,
  writable: true,
});

/** @returns {WhypullError} An argument that cannot be used. */
export function badRequest(field, message) {
  return new WhypullError({ code: "bad-request", message: `${field}: ${message}`, field });
}
