// TypeScript types from the schema on standard input to standard output.

import { text } from "node:stream/consumers";

import { compile } from "json-schema-to-typescript";

const schema = JSON.parse(await text(process.stdin));

// What is optional is left out, never null.
for (const { properties = {}, required = [] } of Object.values(schema.definitions)) {
  for (const [name, property] of Object.entries(properties)) {
    if (!required.includes(name)) properties[name] = withoutNull(property);
  }
}

const types = await compile(schema, "Everything", {
  bannerComment:
    "// Made from the Rust types by `cargo xtask types`; a test fails when they differ.",
  additionalProperties: false,
  declareExternallyReferenced: true,
  format: true,
});

// The root only names what there is: nobody passes everything at once.
const [before, after] = types.split(/\/\*\*\n \* All that goes in[^]*?\n}\n/);
if (after === undefined) throw new Error("the root of the schema is not where it was");
process.stdout.write(before + after);

function withoutNull({ anyOf, type, ...rest }) {
  if (anyOf) {
    const others = anyOf.filter((one) => one.type !== "null");
    // Not merged into one: a reference with a description beside it would be made a type of its own.
    return { ...rest, anyOf: others };
  }
  if (!Array.isArray(type)) return type === undefined ? rest : { ...rest, type };
  const others = type.filter((one) => one !== "null");
  return { ...rest, type: others.length === 1 ? others[0] : others };
}
