//! What the trials share.

mod archive;
mod certificates;
mod child;
mod contents;
mod daemon;
mod digest;
mod image;
mod layout;
mod need;
mod plugin;
mod ran;
mod room;
mod scene;
mod server;
mod skopeo;
mod texts;
mod tmpfs;
mod token;

pub use certificates::Authority;
pub use child::Killed;
pub use contents::{Contents, basic_challenge, bearer_challenge};
pub use daemon::{DockerRegistry, Login, free_port};
pub use digest::{base64, digest, hex_of};
pub use image::{Image, LAYER, MANIFEST, index_of};
pub use layout::{Layout, write_layout, write_layout_of_index};
pub use need::{Need, trial};
pub use plugin::{Plugin, providers, version_of};
pub use ran::Ran;
pub use room::Room;
pub use scene::Scene;
pub use server::{Answer, Record, Request, Server};
pub use skopeo::skopeo;
pub use texts::{docker_config, node_config, pod, pod_of, secret};
pub use tmpfs::Tmpfs;
pub use token::{TokenIssuer, parameter};
