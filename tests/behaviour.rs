//! What Kubernetes really does, fact by fact (`docs/behaviour.md`), as a reader of a Report sees it.

#[path = "behaviour/complete.rs"]
mod complete;
#[path = "behaviour/configuration.rs"]
mod configuration;
#[path = "behaviour/credentials.rs"]
mod credentials;
#[path = "behaviour/manifests.rs"]
mod manifests;
#[path = "behaviour/nodes.rs"]
mod nodes;
#[path = "behaviour/places.rs"]
mod places;
#[path = "behaviour/policy.rs"]
mod policy;
#[path = "behaviour/providers.rs"]
mod providers;
#[path = "behaviour/readings.rs"]
mod readings;
#[path = "behaviour/schedule.rs"]
mod schedule;
#[path = "behaviour/versions.rs"]
mod versions;
