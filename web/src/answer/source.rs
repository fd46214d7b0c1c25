use whypull::message::Message;
use whypull::report::{Source, SourceKind};

use crate::words::Words;

/// Where a credential comes from, in the words of the command.
pub fn sentence(source: &Source, words: &Words) -> String {
    let message = match source.kind {
        SourceKind::Secret => Message::new("text-source-secret")
            .with("namespace", source.namespace.as_deref().unwrap_or_default()),
        SourceKind::NodeConfig => Message::new("text-source-node-config"),
        SourceKind::Provider => Message::new("text-source-provider"),
    };
    words
        .sentences()
        .say(&message.with("name", source.name.as_str()))
}
