//! The kubelet's part: what is pulled when, with which credential next, and what it says meanwhile.

mod attempts;
mod back_off;
mod container;
mod pod;
mod queue;
mod rate;

pub use pod::{Kubelet, Summary};
