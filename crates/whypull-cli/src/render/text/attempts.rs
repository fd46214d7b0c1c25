use std::io;

use whypull::report::Attempt;

use super::style::HEADING;
use super::{Look, source, table};
use crate::escape;

/// The credentials in the order they are tried.
pub fn write(attempts: &[Attempt], look: Look<'_>, out: &mut impl io::Write) -> io::Result<()> {
    if attempts.is_empty() {
        return Ok(());
    }
    let labels = look.labels();
    writeln!(
        out,
        "    {HEADING}{}{HEADING:#}",
        labels.get("text-attempts")
    )?;
    let head = [
        "text-column-order",
        "text-column-source",
        "text-column-key",
        "text-column-user",
    ]
    .map(|code| labels.get(code));
    let rows = attempts.iter().map(|attempt| {
        vec![
            attempt.order.to_string(),
            source(&attempt.source, labels),
            escape::shown(&attempt.key).into_owned(),
            escape::shown(attempt.username.as_deref().unwrap_or("-")).into_owned(),
        ]
    });
    table::write(head.to_vec(), rows, 6, 2, look, out)
}
