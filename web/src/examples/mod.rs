//! Inputs that show something, one click each.

mod example;
mod list;

pub use example::Example;
pub use list::Examples;
