//! The project's chores, so that cargo starts everything.

fn main() {}
