//! One image, from its registry into a layout.

use std::collections::VecDeque;

use futures_util::stream::{FuturesUnordered, StreamExt as _};

use super::credential::Credential;
use super::digest::Digest;
use super::event::{BlobKind, BlobState, Teller, What};
use super::layout::Layout;
use super::problem::{Failure, Problem, Step};
use super::registry::{Descriptor, Registries, Session};
use crate::kubelet::Platform;
use crate::reference::Reference;

/// What a pull brought.
pub(crate) struct Pulled {
    pub(crate) digest: Digest,
    pub(crate) registry_digest: Option<Digest>,
    pub(crate) size: u64,
    pub(crate) transferred: u64,
    pub(crate) reused: u64,
}

/// Pulls with one credential, and names the image in the layout once all of it is there.
pub(crate) async fn pull(
    registries: &Registries,
    layout: &Layout,
    (reference, name): (&Reference<'_>, &str),
    platform: &Platform,
    credential: Option<&Credential>,
    teller: &Teller<'_>,
) -> Result<Pulled, Failure> {
    let session = Session::new(registries, reference, credential, teller.clone())?;
    match pull_in(&session, layout, (reference, name), platform).await {
        Ok(pulled) => Ok(pulled),
        Err(failure) => Err(session.without_secrets(failure).await),
    }
}

async fn pull_in(
    session: &Session<'_>,
    layout: &Layout,
    (reference, name): (&Reference<'_>, &str),
    platform: &Platform,
) -> Result<Pulled, Failure> {
    let teller = session.teller();
    let wanted = reference.digest().or(reference.effective_tag());
    let image = session
        .describe(wanted.unwrap_or_default(), platform)
        .await?;
    let on_disk = |problem: Problem| problem.at(Step::Layout);

    let mut parts: VecDeque<(BlobKind, Descriptor)> = VecDeque::new();
    parts.push_back((BlobKind::Config, image.config.clone()));
    parts.extend(image.layers.iter().map(|it| (BlobKind::Layer, it.clone())));
    let of_parts = |bytes: &dyn Fn(&Descriptor) -> u64| {
        let parts = parts.iter();
        parts.fold(0_u64, |sum, (_, part)| sum.saturating_add(bytes(part)))
    };
    let needed = of_parts(&|part| layout.missing(&part.digest, part.size));
    if let Some(free) = layout.free().filter(|free| *free < needed) {
        return Err(on_disk(Problem::Space { needed, free }));
    }
    let size = of_parts(&|part| part.size).saturating_add(image.manifest.len() as u64);

    let (mut transferred, mut reused) = (image.transferred, 0_u64);
    let bring = async |kind: BlobKind, part: Descriptor| {
        let step = match kind {
            BlobKind::Config => Step::Config(part.digest.clone()),
            BlobKind::Layer => Step::Layer(part.digest.clone()),
        };
        let (state, transferred) = session.blob(&part, layout, &step).await?;
        teller.tell(What::Blob {
            digest: part.digest,
            size: part.size,
            kind,
            state,
            transferred,
        });
        let reused = if state == BlobState::Reused {
            part.size
        } else {
            0
        };
        Ok::<_, Failure>((transferred, reused))
    };
    let mut running = FuturesUnordered::new();
    let at_once = session.downloads_at_once();
    loop {
        while running.len() < at_once
            && let Some((kind, part)) = parts.pop_front()
        {
            running.push(bring(kind, part));
        }
        match running.next().await {
            Some(brought) => {
                let (came, was_there) = brought?;
                transferred += came;
                reused += was_there;
            }
            None => break,
        }
    }
    layout
        .name(name, image.manifest, image.digest.clone())
        .await
        .map_err(on_disk)?;
    Ok(Pulled {
        digest: image.digest,
        registry_digest: image.registry_digest,
        size,
        transferred,
        reused,
    })
}
