//! Places within a string: bytes in Rust, UTF-16 units in JavaScript.

use whypull::report::{Image, Report};

/// The UTF-16 units before a byte.
pub fn utf16(text: &str, offset: usize) -> usize {
    text[..text.floor_char_boundary(offset)]
        .encode_utf16()
        .count()
}

/// Makes the offsets of a Report those of JavaScript.
pub fn count_utf16(report: &mut Report<String>) {
    for workload in &mut report.workloads {
        for container in &mut workload.containers {
            if let Image::Malformed { given, error } = &mut container.image {
                error.offset = utf16(given, error.offset);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::utf16;

    #[test]
    fn units_before_a_byte() {
        assert_eq!(utf16("a/😀/B", 7), 5);
        assert_eq!(utf16("拉/B", 4), 2);
        assert_eq!(utf16("拉", 1), 0);
        assert_eq!(utf16("a", 9), 1);
    }
}
