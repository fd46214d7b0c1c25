use std::io;

use whypull::RuleInfo;

use super::{Look, table};

/// What `whypull rules` lists.
pub fn write_rules(rules: &[RuleInfo], look: Look<'_>, out: &mut impl io::Write) -> io::Result<()> {
    let labels = look.labels();
    let head = [
        "text-column-code",
        "text-column-severity",
        "text-column-title",
    ]
    .map(|code| labels.get(code));
    let rows = rules.iter().map(|rule| {
        let severity = match rule.severity {
            whypull::report::Severity::Error => "text-error",
            whypull::report::Severity::Warning => "text-warning",
            whypull::report::Severity::Info => "text-info",
        };
        vec![
            rule.code.to_owned(),
            labels.get(severity),
            rule.title.clone(),
        ]
    });
    table::write(head.to_vec(), rows, 0, 0, look, out)
}
