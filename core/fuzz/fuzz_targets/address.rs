#![no_main]

smtplint_fuzz::target!(|input, options| {
    let report = smtplint_core::lint_address(input, options);
    (report.valid, report.diagnostics)
});
