// The functions that go through the module as a whole. Arguments are copied before they get there:
// a getter of the caller's that throws must not unwind the module in the middle of its work.

import { badRequest, WhypullError } from "./errors.js";
import { call } from "./instance.js";

export function defaultPullPolicy(image) {
  return call("defaultPullPolicy", string("image", image));
}

export function matchCredentials(keysOrConfig, image, options) {
  string("image", image);
  const settings = record("options", options);
  if (Array.isArray(keysOrConfig)) {
    const keys = keysOrConfig.map((key, at) => string(`keys[${at}]`, key));
    return call("matchCredentials", keys, undefined, image, settings);
  }
  return call("matchCredentials", [], config(keysOrConfig), image, settings);
}

export function matchCredentialsMany(requests, options) {
  if (!Array.isArray(requests)) throw badRequest("requests", "expected an array");
  const settings = record("options", options);
  return requests.map((request, at) => {
    const { image, keys, config: given, ...rest } = record(`requests[${at}]`, request) ?? {};
    if ((keys === undefined) === (given === undefined)) {
      throw badRequest(`requests[${at}]`, "expected either keys or config");
    }
    try {
      return matchCredentials(keys ?? given, image, { ...settings, ...rest });
    } catch (error) {
      if (!(error instanceof WhypullError)) throw error;
      // What is no name is an answer among others; what is no request is a mistake of the caller's.
      if (error.offset !== undefined) return error;
      if (error.field === undefined) throw error;
      throw badRequest(`requests[${at}].${error.field.replace(/^options\./, "")}`, detail(error));
    }
  });
}

export function explain(input, options) {
  const files = record("input", input)?.files;
  if (!Array.isArray(files)) throw badRequest("input.files", "expected an array of files");
  const copies = files.map((file, at) => {
    const copy = record(`files[${at}]`, file) ?? {};
    string(`files[${at}].name`, copy.name);
    string(`files[${at}].text`, copy.text);
    return copy;
  });
  return call("explain", copies, record("options", options));
}

export function decode(text, options) {
  return call("decode", string("text", text), record("options", options));
}

export function advise(answers, options) {
  return call("advise", record("answers", answers), record("options", options));
}

export function makeSecret(fields, options) {
  return call("makeSecret", record("fields", fields), record("options", options));
}

export function rules(options) {
  return call("rules", record("options", options));
}

function string(field, value) {
  if (typeof value !== "string") throw badRequest(field, "expected a string");
  return value;
}

/** A copy of an object's fields, lists copied too. */
function record(field, value) {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) throw badRequest(field, "expected an object");
  return Object.fromEntries(
    Object.entries(value).map(([name, given]) => [name, Array.isArray(given) ? Array.from(given) : given]),
  );
}

function config(value) {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) {
    throw badRequest("keysOrConfig", "expected an array of keys, or a config.json as text or object");
  }
  return JSON.stringify(value);
}

function detail(error) {
  return error.message.startsWith(`${error.field}: `)
    ? error.message.slice(error.field.length + 2)
    : error.message;
}
