//! The scan and the second look read one grammar: what one refuses the other must explain.

use proptest::prelude::*;

use super::split::Split;
use super::{Reference, fault};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    /// Strings made of the grammar's own pieces: plain random ones are hardly ever close.
    #[test]
    fn the_second_look_finds_no_fault_in_a_good_name(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "a", "b9", "Z", "0", ".", "_", "__", "-", "/", ":", "@", "[", "]", "[::1]", ":5000",
                "localhost", "docker.io", "index.docker.io", "x_y.z", "İ", "\u{212a}", "é", " ",
                "sha256:", "sha512:", "md5", "+",
                "45b23dee08af5e43a7fea6c4cf9c25ccf269ee113168c19722f87876677c5cb2",
                "45B23DEE08AF5E43A7FEA6C4CF9C25CC",
            ]),
            0..9,
        ),
    ) {
        let given = pieces.concat();
        let fault = fault::grammar(&given, Split::of(&given).domain_end);
        match Reference::parse(&given) {
            Ok(_) => prop_assert!(fault.is_none(), "{given:?}"),
            Err(error) => match error.kind().as_str() {
                "format" => prop_assert!(fault.is_some(), "{given:?}"),
                "too-long" | "digest-unsupported" | "digest-length" | "digest-format" => {
                    prop_assert!(fault.is_none(), "{given:?}");
                }
                _ => {}
            },
        }
    }
}
