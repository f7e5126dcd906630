//! The project's commands. Each is a module; this file only finds it.

mod bench;
mod browsers;
mod build;
mod data;
mod eval;
mod serve;
mod setup;
mod shell;
mod suites;
mod test;
mod wasm;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  bench    speed and memory, native and in Chromium [FOLDER] [--save FILE] [--compare FILE]; or its speed beside that of
           two JS taggers, which it downloads [FOLDER] --peers
  build    build the wasm and assemble dist/
  data     write the generated tables of data/ anew
  serve    build, then serve dist/ on this machine [--port N]
  eval     measure the names found in a folder of gold files [--errors N]
  size     build, then print what a reader downloads, part by part
  suites   copy figure suites without the cases that docs/figure-suites.md sets aside [FOLDER] [FOLDER]
  test     every test, in steps; or only the steps named
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let outcome = match command.as_str() {
        "bench" => bench::run(&rest),
        "build" => build::run(),
        "data" => data::run(),
        "serve" => serve::run(&rest),
        "eval" => eval::run(&rest),
        "size" => build::run().and_then(|()| shell::run(&mut shell::node("xtask/size.mjs"))),
        "suites" => suites::run(&rest),
        "test" => test::run_steps(&rest),
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cargo xtask {command}: {error:#}");
            ExitCode::FAILURE
        }
    }
}
