//! The command `whypull`.

fn main() {}
