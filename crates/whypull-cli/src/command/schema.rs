use std::io::Write;

use schemars::schema_for;
use whypull::report::Report;

use crate::cli::{SchemaArgs, SchemaOf};
use crate::engine::{Advice, Decoded, Rule};
use crate::exit::{Exit, Failure};
use crate::{render, terminal};

pub fn run(args: &SchemaArgs) -> Result<Exit, Failure> {
    let schema = match args.output {
        SchemaOf::Report => schema_for!(Report<String>),
        SchemaOf::Rules => schema_for!(Vec<Rule>),
        SchemaOf::Decoded => schema_for!(Decoded),
        SchemaOf::Advice => schema_for!(Advice),
    };
    let mut out = terminal::raw_stdout();
    Exit::Good.after(render::json::write(&schema, &mut out).and_then(|()| out.flush()))
}
