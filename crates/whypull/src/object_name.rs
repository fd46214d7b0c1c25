//! Names that the API server accepts for objects.

/// The longest name of most objects, in bytes.
const SUBDOMAIN_MAX: usize = 253;
/// The longest name of a namespace, in bytes.
const LABEL_MAX: usize = 63;

/// Whether this is a DNS label (RFC 1123): the name of a namespace.
pub(crate) fn is_label(name: &str) -> bool {
    name.len() <= LABEL_MAX && is_label_of_any_length(name)
}

/// Whether this is a DNS subdomain (RFC 1123) as Kubernetes checks it: labels of any length, 253
/// bytes together. The name of a Secret, a Pod or a node.
pub(crate) fn is_subdomain(name: &str) -> bool {
    name.len() <= SUBDOMAIN_MAX && name.split('.').all(is_label_of_any_length)
}

fn is_label_of_any_length(label: &str) -> bool {
    !label.is_empty()
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
