//! The component of `wit/whypull.wit`: translates, and decides nothing.

mod bindings {
    #![allow(
        unsafe_code,
        missing_docs,
        clippy::pedantic,
        clippy::too_many_arguments,
        reason = "made by wit-bindgen from wit/whypull.wit, where everything is documented"
    )]
    wit_bindgen::generate!({ path: "wit", world: "whypull" });

    use super::Component;
    export!(Component);
}

use bindings::{
    BadName, Cluster, File, Guest, KeyMatch, Matched, Name, Response, Semantics as GivenSemantics,
};
use serde::Deserialize;
use serde_json::value::RawValue;
use whypull::Explanation;
use whypull::explain::Language;
use whypull::input::FileRole;
use whypull::matched::Keys;
use whypull::options::Options;
use whypull::semantics::Semantics;

use crate::host::{Found, Host};
use crate::request::Request;
use crate::review::review;
use crate::settings::Settings;
use crate::verdict::words;

struct Component;

impl Guest for Component {
    fn parse(image: String) -> Result<Name, BadName> {
        let name = whypull::name::Name::of(&image).map_err(bad_name)?;
        let written = |text: String| Some(text).filter(|text| !text.is_empty());
        Ok(Name {
            image: name.image,
            domain: name.domain,
            path: name.path,
            repository: name.repository,
            familiar: name.familiar,
            tag: written(name.tag),
            digest: written(name.digest),
            effective_tag: written(name.effective_tag),
            default_pull_policy: name.default_pull_policy.as_str().to_owned(),
        })
    }

    fn match_(
        keys: Vec<String>,
        image: String,
        semantics: GivenSemantics,
    ) -> Result<Matched, BadName> {
        let semantics = match semantics {
            GivenSemantics::Kubelet => Semantics::Kubelet,
            GivenSemantics::Docs => Semantics::Docs,
            GivenSemantics::Docker => Semantics::Docker,
        };
        let keys = Keys::new(keys.iter().map(String::as_str));
        let matched = keys.explain(&image, semantics).map_err(bad_name)?;
        let matched = matched.in_words(&words(Language::En));
        let keys = matched.matches.into_iter().map(|found| KeyMatch {
            key: found.key,
            kubelet: found.kubelet,
            docs: found.docs,
            docker: found.docker,
            why: found.why,
        });
        Ok(Matched {
            repository: matched.repository,
            matched: matched.matched,
            matches: keys.collect(),
        })
    }

    fn explain(files: Vec<File>, options: String) -> Result<String, String> {
        // serde's own words may quote what it met, and that may be an image with a password in it.
        let options: Options = serde_json::from_str(&options).map_err(|error| {
            format!(
                "the options are no JSON object that whypull takes (line {}, column {})",
                error.line(),
                error.column()
            )
        })?;
        let files = files
            .into_iter()
            .map(|file| {
                let mut given = whypull::input::File::new(file.name, file.text);
                if let Some(role) = file.role {
                    let known = FileRole::named(&role);
                    given.role = Some(known.ok_or_else(|| {
                        let roles = FileRole::ALL.map(FileRole::name).join(", ");
                        format!("there is no such role; there are {roles}")
                    })?);
                }
                Ok(given)
            })
            .collect::<Result<Vec<_>, String>>()?;
        let report = Explanation::of(files).report(&options);
        let report = report.in_words(&words(options.lang));
        serde_json::to_string(&report).map_err(|error| error.to_string())
    }

    fn review(request: String, settings: String, cluster: Cluster) -> Result<Response, String> {
        let settings = serde_json::from_str::<&RawValue>(&settings)
            .map_err(|_| "settings: they are no JSON".to_owned())?;
        let settings = Settings::read(Some(settings)).map_err(|fault| fault.to_string())?;
        let answer = match Request::read(&request) {
            Ok(request) => review(&request, &settings, &Given(cluster)),
            Err(reason) => crate::wapc::unreadable(reason, settings.lang),
        };
        let credentials = answer.audit_annotations;
        Ok(Response {
            accepted: answer.accepted,
            message: answer.message,
            code: answer.code,
            mutated_object: answer.mutated_object.map(|it| it.get().to_owned()),
            warnings: answer.warnings,
            credentials: credentials.map(|it| it.credentials.to_owned()),
        })
    }
}

fn bad_name(bad: whypull::name::BadName) -> BadName {
    let bad = bad.in_words(&words(Language::En));
    BadName {
        kind: bad.error.as_str().to_owned(),
        message: bad.message,
        help: bad.help,
        offset: u32::try_from(bad.offset).unwrap_or(u32::MAX),
    }
}

/// What came in with the call.
struct Given(Cluster);

#[derive(Deserialize)]
struct Object {
    kind: String,
    metadata: Metadata,
}

#[derive(Deserialize)]
struct Metadata {
    name: String,
    #[serde(default)]
    namespace: Option<String>,
}

impl Host for Given {
    fn object(&self, kind: &str, namespace: &str, name: &str) -> Found {
        let Some(objects) = &self.0.objects else {
            return Found::Unavailable;
        };
        let is_asked = |text: &&String| {
            serde_json::from_str::<Object>(text).is_ok_and(|object| {
                let other = object.metadata.namespace.is_some_and(|it| it != namespace);
                object.kind == kind && object.metadata.name == name && !other
            })
        };
        match objects.iter().find(is_asked) {
            Some(text) => Found::Object(text.as_bytes().to_vec()),
            None => Found::Nothing,
        }
    }

    fn digest(&self, image: &str) -> Option<String> {
        let mut digests = self.0.digests.iter();
        let found = digests.find(|(name, _)| name == image);
        found.map(|(_, digest)| digest.clone())
    }
}
