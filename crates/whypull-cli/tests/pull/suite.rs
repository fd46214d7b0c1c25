//! All trials.

mod credentials;
mod faults;
mod manifests;
mod memory;
mod pin;
mod proxies;
mod registry;
mod runtime;
mod scheduling;
mod secrets;
mod sharing;
mod support;

use std::process::ExitCode;

use libtest_mimic::Arguments;

pub fn run() -> ExitCode {
    let trials = [
        credentials::trials(),
        faults::trials(),
        manifests::trials(),
        memory::trials(),
        pin::trials(),
        proxies::trials(),
        registry::trials(),
        runtime::trials(),
        scheduling::trials(),
        secrets::trials(),
        sharing::trials(),
    ];
    let trials = trials.into_iter().flatten().collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}
