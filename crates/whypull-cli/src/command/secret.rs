use std::io::Write;

use super::{look, sentences};
use crate::cli::{Global, SecretArgs, SecretFormat};
use crate::engine::{self, ManifestFormat, SecretContent, SecretRequest};
use crate::exit::{Exit, Failure};
use crate::{input, render, terminal};

pub fn run(args: SecretArgs, global: &Global) -> Result<Exit, Failure> {
    let content = match args.from_config {
        Some(file) => SecretContent::Config {
            bytes: input::read(&file, global.max_file_size)?.bytes,
            file,
        },
        None => SecretContent::Login {
            server: args.server,
            // clap asks for both wherever --from-config is not given.
            username: args.username.unwrap_or_default(),
            password: password(global.max_file_size)?,
            email: args.email,
        },
    };
    let request = SecretRequest {
        name: args.name,
        namespaces: args.namespaces,
        content,
        format: match args.format {
            SecretFormat::Yaml => ManifestFormat::Yaml,
            SecretFormat::Json => ManifestFormat::Json,
        },
    };
    let sentences = sentences(global);
    let made = engine::secret(request, &sentences)?;
    // Beside the manifests, which go on to kubectl. Where stderr is closed nobody reads them.
    let mut err = terminal::stderr(global.color);
    let _ = render::text::write_warnings(&made.warnings, look(&sentences, false), &mut err);
    let mut out = terminal::raw_stdout();
    let written = out
        .write_all(made.text.as_bytes())
        .and_then(|()| out.flush());
    Exit::Good.after(written)
}

/// The password on standard input, without the line end that `echo` adds: in a password it is the
/// reason of many a failed pull.
fn password(limit: u64) -> Result<String, Failure> {
    let bytes = input::read_stdin(limit)?.bytes;
    let mut password = String::from_utf8(bytes).map_err(|_| {
        // The error would show the bytes.
        Failure::new("the password on standard input is not UTF-8")
            .next("kubectl takes no such password either; set another one")
    })?;
    if password.ends_with('\n') {
        password.pop();
        if password.ends_with('\r') {
            password.pop();
        }
    }
    if password.is_empty() {
        return Err(
            Failure::new("the password on standard input is empty").next(
                "pipe it in: pass registry | whypull secret NAME --username USER --password-stdin",
            ),
        );
    }
    Ok(password)
}
