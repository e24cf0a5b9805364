#![no_main]

smtplint_fuzz::libfuzzer_sys::fuzz_target!(|input: &[u8]| smtplint_fuzz::session::check(input));
