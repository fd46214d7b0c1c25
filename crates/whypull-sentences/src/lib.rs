//! Packs Fluent resources while a program is built, so that the program holds no parser and builds no
//! bundle: a browser loads 50 KB less, and a policy module has its sentence at once. Fluent's own parser
//! reads them here; what is not packed (terms, references, functions) is an error of the build.
//!
//! # The form
//!
//! `RS id US pattern RS id US pattern … RS`, sorted by the bytes of `id`, which is the message's or
//! `message.attribute`. A pattern is text with
//!
//! - `ARGUMENT name END` for `{ $name }`;
//! - `SELECT name (KEY key VARIANT pattern)+ CLOSE` for `{ $name -> … }`, the default variant last.
//!
//! The signs are control characters, which no sentence may have. `whypull::explain` reads the form.

use std::collections::BTreeMap;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};

/// Before and after every record.
pub const RS: char = '\x1e';
/// Between an id and its pattern.
pub const US: char = '\x1f';
/// Begins an argument.
pub const ARGUMENT: char = '\x01';
/// Ends an argument.
pub const END: char = '\x02';
/// Begins a selection.
pub const SELECT: char = '\x03';
/// Begins the key of a variant.
pub const KEY: char = '\x04';
/// Begins the pattern of a variant.
pub const VARIANT: char = '\x05';
/// Ends a selection.
pub const CLOSE: char = '\x06';

/// Packs resources; `left_out` are attributes that the program does not speak.
///
/// # Errors
///
/// A sentence for the person who builds: what cannot be parsed or packed, or stands twice.
pub fn pack<'t>(
    resources: impl IntoIterator<Item = &'t str>,
    left_out: &[&str],
) -> Result<String, String> {
    let mut records = BTreeMap::new();
    for text in resources {
        let resource = fluent_syntax::parser::parse(text)
            .map_err(|(_, errors)| format!("no Fluent resource: {errors:?}"))?;
        for entry in &resource.body {
            let message = match entry {
                Entry::Message(message) => message,
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
                other => return Err(format!("cannot be packed: {other:?}")),
            };
            let id = message.id.name;
            let value = message.value.iter().map(|value| (id.to_owned(), value));
            let attributes = message.attributes.iter();
            let attributes = attributes
                .filter(|attribute| !left_out.contains(&attribute.id.name))
                .map(|attribute| (format!("{id}.{}", attribute.id.name), &attribute.value));
            for (id, value) in value.chain(attributes) {
                let packed = pattern(value).map_err(|error| format!("{id}: {error}"))?;
                if records.insert(id.clone(), packed).is_some() {
                    return Err(format!("{id} stands twice"));
                }
            }
        }
    }
    let mut packed = String::from(RS);
    for (id, pattern) in records {
        packed.extend([id.as_str(), "\x1f", &pattern, "\x1e"]);
    }
    Ok(packed)
}

fn pattern(pattern: &Pattern<&str>) -> Result<String, String> {
    let mut packed = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text(value, &mut packed)?,
            PatternElement::Placeable { expression } => placeable(expression, &mut packed)?,
        }
    }
    Ok(packed)
}

fn text(text: &str, packed: &mut String) -> Result<(), String> {
    if text.contains(|c: char| c.is_control() && c != '\n') {
        return Err(format!("{text:?} has a control character"));
    }
    packed.push_str(text);
    Ok(())
}

fn placeable(expression: &Expression<&str>, packed: &mut String) -> Result<(), String> {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => text(value, packed),
        Expression::Inline(InlineExpression::VariableReference { id }) => {
            packed.push(ARGUMENT);
            packed.push_str(id.name);
            packed.push(END);
            Ok(())
        }
        Expression::Select {
            selector: InlineExpression::VariableReference { id },
            variants,
        } => {
            packed.push(SELECT);
            packed.push_str(id.name);
            let in_order = |default| variants.iter().filter(move |it| it.default == default);
            for variant in in_order(false).chain(in_order(true)) {
                let (VariantKey::Identifier { name: key }
                | VariantKey::NumberLiteral { value: key }) = variant.key;
                packed.push(KEY);
                packed.push_str(key);
                packed.push(VARIANT);
                packed.push_str(&pattern(&variant.value)?);
            }
            packed.push(CLOSE);
            Ok(())
        }
        other => Err(format!("cannot be packed: {other:?}")),
    }
}
