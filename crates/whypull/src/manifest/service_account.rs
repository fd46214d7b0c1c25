use super::pod::{names_place, read_names};
use super::{Finding, NamedSecret, Object, Place};

/// A ServiceAccount and the Secrets that it hands to Pods which list none of their own.
#[derive(Debug)]
pub(crate) struct ServiceAccount<'a> {
    pub(crate) name: &'a str,
    pub(crate) namespace: &'a str,
    pub(crate) place: Place,
    pub(crate) order: usize,
    pub(crate) pull_secrets: Vec<NamedSecret<'a>>,
    pub(crate) pull_secrets_place: Option<Place>,
}

impl<'a> ServiceAccount<'a> {
    pub(crate) fn read(
        object: Object<'a>,
        (name, namespace): (&'a str, &'a str),
        order: usize,
        findings: &mut Vec<Finding>,
    ) -> Self {
        object.check_duplicates(findings);
        Self {
            name,
            namespace,
            place: object.place(),
            order,
            pull_secrets: read_names(object, findings),
            pull_secrets_place: names_place(object),
        }
    }
}
