//! What this machine has, as a node has it: docker configs and credential provider plugins.

mod docker_config;
mod plugin;

pub use docker_config::{Places, docker_configs};
pub use plugin::Plugins;
