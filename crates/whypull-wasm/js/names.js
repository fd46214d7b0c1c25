// Names by their places: the module says where the parts of a name stand, and the caller's own
// string is cut there. See src/names.rs, which has the layout of the table.

import * as glue from "./glue.js";
import { badRequest, WhypullError } from "./errors.js";
import { call, currentMemory, failed, isReady, notReady, onRestart } from "./instance.js";

const TEXT_MAX = 64 * 1024;
const NAMES_MAX = 1024;
const RECORD = 7;

const HUB = 2;
const LIBRARY = 4;
const LATEST = 8;
const ALWAYS = 16;
const BARE = 32;

// Views of the table, made when first needed; growing memory detaches them and so leaves them empty.
let text = new Uint8Array(0);
let ends;
let records;

onRestart(() => {
  text = new Uint8Array(0);
});

function view() {
  if (!isReady()) throw notReady();
  const [textAt, endsAt, recordsAt] = call("nameTable");
  const { buffer } = currentMemory();
  text = new Uint8Array(buffer, textAt, TEXT_MAX);
  ends = new Uint32Array(buffer, endsAt, NAMES_MAX);
  records = new Uint32Array(buffer, recordsAt, NAMES_MAX * RECORD);
}

/**
 * Writes a name into the table.
 * @returns {number} Where it ends, or -1 where it does not fit or is not ASCII, and so is no name.
 */
function write(image, start) {
  const { length } = image;
  const end = start + length;
  if (end > TEXT_MAX) return -1;
  for (let at = 0; at < length; at += 1) {
    const unit = image.charCodeAt(at);
    if (unit > 127) return -1;
    text[start + at] = unit;
  }
  return end;
}

/** Not by `call`, which costs as much again as taking a name apart. */
function scan(count) {
  try {
    glue.scanNames(count);
  } catch (thrown) {
    throw failed(thrown);
  }
}

/** The name whose record stands at `at`. */
function read(image, at) {
  const flags = records[at];
  const pathEnd = records[at + 3];
  const tagEnd = records[at + 4];
  const digestStart = records[at + 5];
  const familiarStart = records[at + 6];
  let path = image.slice(records[at + 2], pathEnd);
  if (flags & LIBRARY) path = "library/" + path;
  const domain = flags & HUB ? "docker.io" : image.slice(0, records[at + 1]);
  const tag = tagEnd === pathEnd ? "" : image.slice(pathEnd + 1, tagEnd);
  return {
    image,
    domain,
    path,
    repository: flags & BARE ? path : domain + "/" + path,
    familiar: familiarStart === 0 ? image : image.slice(familiarStart),
    tag,
    digest: digestStart === image.length ? "" : image.slice(digestStart),
    effectiveTag: flags & LATEST ? "latest" : tag,
    defaultPullPolicy: flags & ALWAYS ? "Always" : "IfNotPresent",
  };
}

export function parseReference(image, options) {
  if (typeof image !== "string") throw badRequest("image", "expected a string");
  if (text.length === 0) view();
  const end = write(image, 0);
  if (end >= 0) {
    ends[0] = end;
    scan(1);
    if (records[0] !== 0) return read(image, 0);
  }
  // It is no name, or longer than the table: the long way says what is wrong.
  return call("parseReference", image, options);
}

export function parseReferences(images, options) {
  if (!Array.isArray(images)) throw badRequest("images", "expected an array of strings");
  const { length } = images;
  const answers = new Array(length);
  let from = 0;
  while (from < length) {
    if (text.length === 0) view();
    // As many as the table takes; one that it does not take is empty in it, which is no name.
    let count = 0;
    let end = 0;
    while (count < NAMES_MAX && from + count < length) {
      const image = images[from + count];
      if (typeof image !== "string") {
        throw badRequest(`images[${from + count}]`, "expected a string");
      }
      const next = write(image, end);
      if (next < 0 && count > 0 && image.length <= TEXT_MAX && end + image.length > TEXT_MAX) break;
      if (next >= 0) end = next;
      ends[count] = end;
      count += 1;
    }
    scan(count);
    let bad;
    for (let nth = 0; nth < count; nth += 1) {
      const image = images[from + nth];
      if (records[nth * RECORD] !== 0) answers[from + nth] = read(image, nth * RECORD);
      else (bad ??= []).push(from + nth);
    }
    // After all others: these calls may grow memory and so empty the views.
    for (const at of bad ?? []) answers[at] = parseOrError(images[at], options);
    from += count;
  }
  return answers;
}

function parseOrError(image, options) {
  try {
    return call("parseReference", image, options);
  } catch (error) {
    if (error instanceof WhypullError && "offset" in error) return error;
    throw error;
  }
}
