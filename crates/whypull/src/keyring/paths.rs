use std::sync::OnceLock;

use super::prefixes::Prefixes;

/// The records of one host, found by their paths.
#[derive(Debug, Default)]
pub(super) enum Paths {
    #[default]
    None,
    /// Nearly every host.
    One(u32),
    Many(Box<Many>),
}

#[derive(Debug)]
pub(super) struct Many {
    records: Vec<u32>,
    prefixes: OnceLock<Prefixes>,
}

/// So few that arranging them would not pay.
const FEW: usize = 4;

impl Paths {
    pub(super) fn add(&mut self, record: u32) {
        match self {
            Self::None => *self = Self::One(record),
            Self::One(first) => {
                *self = Self::Many(Box::new(Many {
                    records: vec![*first, record],
                    prefixes: OnceLock::new(),
                }));
            }
            Self::Many(many) => many.records.push(record),
        }
    }

    /// Adds the records whose path is a prefix of `path`.
    pub(super) fn find<'t>(
        &self,
        path: &[u8],
        path_of: impl Fn(u32) -> &'t [u8],
        found: &mut Vec<u32>,
    ) {
        let few = match self {
            Self::None => &[],
            Self::One(record) => std::slice::from_ref(record),
            Self::Many(many) if many.records.len() <= FEW => &many.records,
            Self::Many(many) => {
                many.prefixes
                    .get_or_init(|| Prefixes::new(&many.records, &path_of))
                    .of(path, path_of, |record| found.push(record));
                return;
            }
        };
        found.extend(
            few.iter()
                .filter(|&&record| path.starts_with(path_of(record))),
        );
    }
}
