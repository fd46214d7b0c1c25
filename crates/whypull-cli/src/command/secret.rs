use std::io::Write;
use std::path::Path;

use whypull::secret::{Fields, Format, make_secret};
use whypull::secret_value::SecretValue;

use super::{look, sentences};
use crate::cli::{Global, SecretArgs, SecretFormat};
use crate::exit::{Exit, Failure};
use crate::{input, render, terminal};

pub fn run(args: SecretArgs, global: &Global) -> Result<Exit, Failure> {
    let mut fields = Fields {
        name: args.name,
        namespaces: args.namespaces,
        server: args.server,
        username: args.username,
        email: args.email,
        format: match args.format {
            SecretFormat::Yaml => Format::Yaml,
            SecretFormat::Json => Format::Json,
        },
        ..Fields::default()
    };
    match args.from_config {
        Some(file) => fields.from_config = Some(config(&file, global.max_file_size)?),
        None => fields.password = Some(password(global.max_file_size)?),
    }
    let sentences = sentences(global);
    let made = make_secret(&fields)
        .map_err(|error| Failure::new(error.in_words(&sentences).to_string()))?
        .in_words(&sentences);
    // Beside the manifests, which go on to kubectl. Where stderr is closed nobody reads them.
    let mut err = terminal::stderr(global.color);
    let _ = render::text::write_warnings(
        made.warnings.iter().map(|warning| &*warning.message),
        look(&sentences, false),
        &mut err,
    );
    let mut out = terminal::raw_stdout();
    let written = out
        .write_all(made.text().expose().as_bytes())
        .and_then(|()| out.flush());
    Exit::Good.after(written)
}

/// A docker config, as it is.
fn config(path: &Path, limit: u64) -> Result<SecretValue, Failure> {
    let text = input::read(path, limit)?;
    // The error would show the bytes.
    String::from_utf8(text.bytes)
        .map(SecretValue::new)
        .map_err(|_| Failure::new(format!("{} is not UTF-8", text.name)))
}

/// The password on standard input, without the line end that `echo` adds: in a password it is the
/// reason of many a failed pull.
fn password(limit: u64) -> Result<SecretValue, Failure> {
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
    Ok(SecretValue::new(password))
}
