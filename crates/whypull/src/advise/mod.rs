//! The four use cases of the documentation as advice: a few answers become a set-up, its manifests
//! and the commands to run.
//!
//! The use cases, the node steps and the Pod `private-image-test-1` follow the page “Images” of the
//! Kubernetes documentation (<https://kubernetes.io/docs/concepts/containers/images/#use-cases>),
//! © The Kubernetes Authors, CC BY 4.0; changed: commands mended and made fit to the answers.
//!
//! No real credential is ever asked for: manifests hold `USERNAME` and `PASSWORD`.

mod answers;
mod check;
mod command;
mod manifest;
mod sentences;
mod setup;

pub use answers::{Answers, Audience, Cloud, Images, Nodes, Tenants};

use serde::Serialize;

use crate::field_error::FieldError;
use crate::message::Message;

/// What to set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Advice"))]
pub struct Advice<T = Message> {
    /// The use cases of the documentation that the answers describe.
    pub use_cases: Vec<UseCase<T>>,
    /// What to do, in this order; alternatives last.
    pub setup: Vec<Setup<T>>,
    /// Files for it. Words in capitals are placeholders.
    pub manifests: Vec<ManifestFile>,
    /// The page that tells more.
    pub learn_more: &'static str,
}

/// One of the documentation's four use cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "UseCase"))]
pub struct UseCase<T = Message> {
    /// 1 to 4.
    pub number: u8,
    /// Why it applies.
    pub why: T,
}

/// One part of the set-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Setup"))]
pub struct Setup<T = Message> {
    /// The stable code, `advise-…`.
    pub code: &'static str,
    /// Whether it stands instead of the others rather than beside them.
    pub alternative: bool,
    /// What to do, in a few words.
    pub title: T,
    /// Why, and what it costs.
    pub reasons: Vec<T>,
    /// How.
    pub steps: Vec<SetupStep<T>>,
    /// The page of the Kubernetes documentation that tells more.
    pub learn_more: &'static str,
}

/// One step of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "SetupStep"))]
pub struct SetupStep<T = Message> {
    /// What, as an instruction.
    pub text: T,
    /// Shell commands for it. Words in capitals (`USERNAME`) are placeholders.
    pub commands: Vec<String>,
}

/// A file to save and to apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ManifestFile {
    /// The name under which the steps speak of it.
    pub name: &'static str,
    /// YAML, one document or several.
    pub text: String,
}

const USE_CASES: &str = "https://kubernetes.io/docs/concepts/containers/images/#use-cases";

/// Finds the use cases that the answers describe and what they ask for.
///
/// Fails where an answer is no name of its kind, since answers go into YAML and into commands, and
/// where two answers contradict each other; the error names the answer.
pub fn advise(answers: &Answers) -> Result<Advice, FieldError> {
    let names = check::names(answers)?;
    let numbers: &[u8] = match (answers.images, answers.audience, answers.tenants) {
        (Images::Public, _, _) => &[1],
        (Images::Private, Audience::Everyone, _) => {
            return Err(FieldError::new(
                "audience",
                Message::new("advise-field-audience"),
            ));
        }
        (_, Audience::Cluster, Tenants::One) => &[2],
        (_, Audience::Some, Tenants::One) => &[3],
        (_, Audience::Cluster, Tenants::Many) => &[4],
        (_, Audience::Some, Tenants::Many) => &[3, 4],
    };
    let plan = setup::plan(answers, numbers);
    Ok(Advice {
        use_cases: numbers
            .iter()
            .map(|&number| UseCase {
                number,
                why: Message::new(why(number)),
            })
            .collect(),
        manifests: manifest::files(answers, &names, &plan),
        setup: setup::tell(&plan, answers, &names),
        learn_more: USE_CASES,
    })
}

fn why(use_case: u8) -> &'static str {
    match use_case {
        1 => "advise-use-case-1",
        2 => "advise-use-case-2",
        3 => "advise-use-case-3",
        _ => "advise-use-case-4",
    }
}
