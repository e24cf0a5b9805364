//! The program `smtplint`.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    smtplint::cli::main()
}
