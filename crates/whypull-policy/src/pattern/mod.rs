//! How settings name registries, images and namespaces.

mod image;
mod name;
mod registry;
mod rewrite;

pub use image::{ImagePattern, full_name};
pub use name::NamePattern;
pub use registry::{Ports, RegistryPattern};
pub use rewrite::Rewrites;

/// The longest pattern, and the longest text that one is held against: no name is as long.
const LONGEST: usize = 1024;

/// Whether a text is what a pattern says, `*` standing for any run of characters. Going back to the last
/// star is enough, so it takes time by the product of both lengths at the most.
fn wildcard(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    if text.len() > LONGEST {
        return false;
    }
    let (mut at, mut from) = (0, 0);
    let mut star = None;
    while from < text.len() {
        match pattern.get(at) {
            Some(b'*') => {
                star = Some((at + 1, from));
                at += 1;
            }
            Some(byte) if *byte == text[from] => {
                at += 1;
                from += 1;
            }
            _ => {
                let Some((after, taken)) = star else {
                    return false;
                };
                star = Some((after, taken + 1));
                at = after;
                from = taken + 1;
            }
        }
    }
    pattern[at..].iter().all(|byte| *byte == b'*')
}

/// What every pattern must be.
fn checked(text: &str) -> Result<(), String> {
    if text.is_empty() {
        return Err("is empty".to_owned());
    }
    if text.len() > LONGEST {
        return Err(format!("is longer than {LONGEST} bytes"));
    }
    if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err("has white space in it".to_owned());
    }
    Ok(())
}
