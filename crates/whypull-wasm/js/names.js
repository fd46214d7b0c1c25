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

// Views of the table, made when first needed; growing memory detaches them and so leaves them empty.
let text = new Uint8Array(0);
const encoder = new TextEncoder();
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
  const written = image.slice(records[at + 2], pathEnd);
  const path = flags & LIBRARY ? "library/" + written : written;
  const domain = flags & HUB ? "docker.io" : image.slice(0, records[at + 1]);
  const tag = tagEnd === pathEnd ? "" : image.slice(pathEnd + 1, tagEnd);
  return {
    image,
    domain,
    path,
    // Without Docker Hub it is the beginning of the name: cutting is quicker than joining.
    repository: flags & HUB ? "docker.io/" + path : image.slice(0, pathEnd),
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
  let bad;
  for (let from = 0; from < length; ) {
    if (text.length === 0) view();
    const to = writeMany(images, from);
    scan(to - from);
    for (let nth = from, at = 0; nth < to; nth += 1, at += RECORD) {
      if (records[at] !== 0) answers[nth] = read(images[nth], at);
      else (bad ??= []).push(nth);
    }
    from = to;
  }
  // After all others: these calls may grow memory and so empty the views.
  for (const at of bad ?? []) answers[at] = parseOrError(images[at], options);
  return answers;
}

/**
 * Writes as many names as the table takes. One that it never takes is written as nothing, which is
 * no name.
 * @returns {number} The first that was not written.
 */
function writeMany(images, from) {
  const last = Math.min(images.length, from + NAMES_MAX);
  let to = from;
  let end = 0;
  for (; to < last; to += 1) {
    const image = images[to];
    if (typeof image !== "string") throw badRequest(`images[${to}]`, "expected a string");
    if (image.length <= TEXT_MAX) {
      if (end + image.length > TEXT_MAX) break;
      end += image.length;
    }
    ends[to - from] = end;
  }
  const fitting = images.slice(from, to).filter((image) => image.length <= TEXT_MAX);
  // One string for all is six times as quick as unit by unit, where all of it is ASCII.
  const joined = fitting.join("");
  const { read: units, written: bytes } = encoder.encodeInto(joined, text);
  if (units === joined.length && bytes === units) return to;
  end = 0;
  for (let at = from; at < to; at += 1) {
    end = Math.max(end, write(images[at], end));
    ends[at - from] = end;
  }
  return to;
}

function parseOrError(image, options) {
  try {
    return call("parseReference", image, options);
  } catch (error) {
    if (error instanceof WhypullError && "offset" in error) return error;
    throw error;
  }
}
