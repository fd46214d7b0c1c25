//! The project's chores, so that cargo starts everything: `cargo xtask help` lists them.

mod bench;
mod list;
mod npm;
mod page;
mod policy;
mod setup;
mod tests;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask CHORE

  setup            install what the tests need and this machine lacks
  play [PORT]      set up what is missing and serve the page on http://127.0.0.1:PORT/ (8080)
  test             run everything that CI runs
  page             build the page into dist/ and target/offline/whypull.html
  weigh            print what dist/ weighs, beside its budget
  npm              lay the npm package out in target/npm/
  sizes            weigh the npm package's module and write docs/sizes.md
  types            write the package's TypeScript types from the Rust types
  test-js          pack the npm package, install it and test it
  bench-js         measure names from JavaScript beside other parsers
  browser          run the browser tests against dist/
  bench-page       time the page in dist/ and write docs/benchmarks-page.md
  policy           build target/policy/: the annotated policy module and the component
  test-policy      build both and test them in the hosts that load them
  bench-policy     time the policy beside an empty one and write docs/benchmarks-policy.md
  list [PODS]      write target/list.json: a JSON List of PODS (10000) Pods and 50 Secrets
  bench-pull       time pulls beside skopeo's and write docs/benchmarks-pull.md
  bench            run all benchmarks and write docs/benchmarks.md
  memory           explain target/list.json and print the peak memory
  fuzz [SECONDS]   run every fuzz target for SECONDS (600)
  schema           write docs/schema/*.json from the Rust types
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let chore = args.next().unwrap_or_default();
    let result = match chore.as_str() {
        "setup" => setup::setup(),
        "test" => tests::test(),
        "play" => page::play(args.next().as_deref()),
        "page" => page::build(),
        "weigh" => page::weigh(),
        "npm" => npm::npm(),
        "sizes" => npm::sizes(),
        "types" => npm::types(),
        "test-js" => npm::test(),
        "bench-js" => npm::bench(),
        "browser" => page::browser_tests(),
        "bench-page" => page::bench(),
        "policy" => policy::policy(),
        "test-policy" => tests::policy(),
        "bench-policy" => policy::bench(),
        "list" => list::write(args.next().as_deref()),
        "bench-pull" => bench::pulls(),
        "bench" => bench::bench(),
        "memory" => list::memory(),
        "fuzz" => tests::fuzz(args.next().as_deref()),
        "schema" => tests::schema(),
        _ => {
            print!("{HELP}");
            return if matches!(chore.as_str(), "" | "help" | "--help") {
                ExitCode::SUCCESS
            } else {
                ExitCode::from(2)
            };
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask {chore}: {error}");
            ExitCode::FAILURE
        }
    }
}

type Outcome = Result<(), Box<dyn std::error::Error>>;
