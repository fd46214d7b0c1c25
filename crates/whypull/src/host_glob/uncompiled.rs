use super::Budget;

/// Stands where the feature `globset` is off: nothing is ever compiled.
#[derive(Debug, Default)]
pub(super) struct Compiled {}

impl Compiled {
    #[expect(clippy::unused_self, reason = "the compiled one has a state")]
    pub(super) const fn decide(&self, _: &[u8], _: &[u8], _: Option<&Budget>) -> Option<bool> {
        None
    }
}
