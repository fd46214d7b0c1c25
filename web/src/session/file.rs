use std::rc::Rc;

use whypull::input::{File, FileRole};
use yew::AttrValue;

/// Which tab it is; never given twice in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// A text in a tab.
#[derive(Clone, PartialEq)]
pub struct OpenFile {
    /// Which tab it is.
    pub id: FileId,
    /// The name under which the Report speaks of it.
    pub name: AttrValue,
    /// The text.
    pub text: Rc<str>,
    /// What it is for; found out by its content if unset.
    pub role: Option<FileRole>,
    /// The node it is on, where there are several.
    pub node: Option<String>,
    /// Where the node has it, for a docker config.
    pub place: Option<String>,
    /// The image it belongs to, for an image index.
    pub image: Option<String>,
    /// The provider it is of, for a provider's response.
    pub provider: Option<String>,
}

impl OpenFile {
    /// A text whose content says what it is for.
    pub fn new(name: impl Into<AttrValue>, text: impl Into<Rc<str>>) -> Self {
        Self {
            id: FileId(0),
            name: name.into(),
            text: text.into(),
            role: None,
            node: None,
            place: None,
            image: None,
            provider: None,
        }
    }

    /// The file as the core takes it.
    pub fn input(&self) -> File {
        let mut file = File::new(self.name.as_str(), self.text.as_bytes());
        file.role = self.role;
        file.node.clone_from(&self.node);
        file.place.clone_from(&self.place);
        file.image.clone_from(&self.image);
        file.provider.clone_from(&self.provider);
        file
    }
}

/// Not derived: the text may hold secrets.
impl std::fmt::Debug for OpenFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenFile")
            .field("id", &self.id)
            .field("name", &self.name)
            .field("bytes", &self.text.len())
            .finish_non_exhaustive()
    }
}
