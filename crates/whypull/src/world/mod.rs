//! Everything that was given, sorted: what runs Pods, what holds credentials, what the node brings.

mod gather;

pub(crate) use gather::{is_docker_config, node_place};

use std::collections::HashMap;

use crate::kubelet::{
    Configuration, ConfigurationFault, CredentialProvider, ImageIndex, NodeFiles, ProviderResponse,
};
use crate::manifest::{ContainerSpec, Finding, Place, PodOwner, PullSecret, ServiceAccount};
use crate::source::Source;

/// The sorted input. Everything in it borrows from the sources.
pub(crate) struct World<'a> {
    pub(crate) sources: Vec<&'a Source>,
    pub(crate) owners: Vec<PodOwner<'a>>,
    /// The same objects as they were before.
    pub(crate) previous: Vec<PodOwner<'a>>,
    pub(crate) secrets: Vec<PullSecret<'a>>,
    pub(crate) service_accounts: Vec<ServiceAccount<'a>>,
    pub(crate) configuration: Configuration,
    pub(crate) configuration_faults: Vec<ConfigurationFault>,
    pub(crate) providers: Vec<CredentialProvider>,
    pub(crate) provider_faults: Vec<ConfigurationFault>,
    pub(crate) provider_config_given: bool,
    pub(crate) responses: Vec<ProviderResponse>,
    /// One for each node that was spoken of; the first is the node of the report.
    pub(crate) nodes: Vec<NodeFiles>,
    pub(crate) indexes: Vec<ImageIndex>,
    pub(crate) findings: Vec<Finding>,
    /// Objects that whypull has nothing to say about.
    pub(crate) ignored: Vec<Ignored<'a>>,
    /// Documents that could not be read.
    pub(crate) unreadable: Vec<Unreadable>,
    /// How many objects there were.
    order: usize,
    secrets_by_name: HashMap<(&'a str, &'a str), usize>,
    accounts_by_name: HashMap<(&'a str, &'a str), usize>,
}

/// An object that whypull has nothing to say about.
pub(crate) struct Ignored<'a> {
    /// Nothing where the document has none.
    pub(crate) kind: Option<&'a str>,
    pub(crate) place: Place,
}

/// A document that could not be read.
pub(crate) struct Unreadable {
    pub(crate) reason: String,
    pub(crate) place: Place,
}

impl<'a> World<'a> {
    pub(crate) fn secret(&self, namespace: &str, name: &str) -> Option<usize> {
        self.secrets_by_name.get(&(namespace, name)).copied()
    }

    pub(crate) fn service_account(
        &self,
        namespace: &str,
        name: &str,
    ) -> Option<&ServiceAccount<'a>> {
        self.accounts_by_name
            .get(&(namespace, name))
            .map(|&at| &self.service_accounts[at])
    }

    /// The same container as it was before, if the object was given as it was before.
    pub(crate) fn before(
        &self,
        owner: &PodOwner<'a>,
        spec: &ContainerSpec<'a>,
    ) -> Option<&ContainerSpec<'a>> {
        self.previous
            .iter()
            .find(|other| {
                other.kind == owner.kind
                    && other.name == owner.name
                    && other.namespace == owner.namespace
            })?
            .spec
            .containers
            .iter()
            .find(|old| old.name == spec.name && old.role == spec.role)
    }

    /// By default the input counts as complete once it holds any Secret or ServiceAccount.
    pub(crate) fn looks_complete(&self) -> bool {
        !self.secrets.is_empty() || !self.service_accounts.is_empty()
    }
}
