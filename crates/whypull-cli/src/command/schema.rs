use std::io::Write;

use schemars::schema_for;
use whypull::RuleInfo;
use whypull::advise::Advice;
use whypull::decode::Decoded;
use whypull::report::Report;

use super::{matches, parse};
use crate::cli::{SchemaArgs, SchemaOf};
use crate::exit::{Exit, Failure};
use crate::{render, terminal};

pub fn run(args: &SchemaArgs) -> Result<Exit, Failure> {
    let schema = match args.output {
        SchemaOf::Report => schema_for!(Report<String>),
        SchemaOf::Rules => schema_for!(Vec<RuleInfo>),
        SchemaOf::Decoded => schema_for!(Decoded<String>),
        SchemaOf::Advice => schema_for!(Advice<String>),
        SchemaOf::Name => schema_for!(parse::Answer),
        SchemaOf::Matched => schema_for!(matches::Answer),
    };
    let mut out = terminal::raw_stdout();
    Exit::Good.after(render::json::write(&schema, &mut out).and_then(|()| out.flush()))
}
