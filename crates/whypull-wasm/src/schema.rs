//! The JSON Schema of everything that crosses to JavaScript: what the TypeScript types are made from
//! (`cargo xtask types`).

use schemars::generate::SchemaSettings;
use schemars::{Schema, json_schema};
use whypull::RuleInfo;
use whypull::advise::{Advice, Answers};
use whypull::decode::Decoded;
use whypull::input::File;
use whypull::matched::Matched;
use whypull::name::Name;
use whypull::options::Options;
use whypull::reference::ErrorKind;
use whypull::report::Report;
use whypull::secret::Fields;

use crate::made::Made;
use crate::request::{Language, Lookup};

/// One schema, whose properties are all that goes in and comes out.
pub fn schema() -> Schema {
    let mut generator = SchemaSettings::draft07().into_generator();
    let mut properties = serde_json::Map::new();
    let mut add = |name: &str, schema: Schema| properties.insert(name.to_owned(), schema.into());
    macro_rules! add {
        ($($name:literal: $type:ty),* $(,)?) => {
            $(add($name, generator.subschema_for::<$type>());)*
        };
    }
    add! {
        "name": Name,
        "errorKind": ErrorKind,
        "matched": Matched<String>,
        "matchOptions": Lookup,
        "languageOptions": Language,
        "file": File,
        "options": Options,
        "report": Report<String>,
        "decoded": Decoded<String>,
        "answers": Answers,
        "advice": Advice<String>,
        "fields": Fields,
        "madeSecret": Made<'static>,
        "rule": RuleInfo,
    }
    let definitions = generator.take_definitions(true);
    json_schema!({
        "title": "Everything",
        "description": "All that goes in and comes out, under one name each.",
        "type": "object",
        "properties": properties,
        "definitions": definitions,
    })
}
