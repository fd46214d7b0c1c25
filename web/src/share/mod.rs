//! A link to what is open, without its secrets.

mod dialog;
mod link;
mod opened;
mod shared;

pub use dialog::Share;
pub use link::LinkError;
pub use opened::use_link;
pub use shared::Shared;
