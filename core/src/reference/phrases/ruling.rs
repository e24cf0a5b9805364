//! Sentences about the rules of the linter.

super::phrases! {
    ERROR_STANDARD "rule.error.conformance" "As an error about the standard";
    ERROR_OTHERS "rule.error.interoperability" "As an error about what other software accepts";
    ERROR_SECURITY "rule.error.security" "As an error about security";
    WARNING_STANDARD "rule.warning.conformance" "As a warning about the standard";
    WARNING_OTHERS "rule.warning.interoperability" "As a warning about what other software accepts";
    WARNING_SECURITY "rule.warning.security" "As a warning about security";
    NOTE_STANDARD "rule.info.conformance" "As a note about the standard";
    NOTE_OTHERS "rule.info.interoperability" "As a note about what other software accepts";
    NOTE_SECURITY "rule.info.security" "As a note about security";
    WORDED "rule.worded" "{0}, worded like this: {1}.";
    FOR_INSTANCE "rule.instance" "For instance: {0}.";
    WRITE_IT "rule.write" "Write it like this: `{0}`.";
    FIX_COMES "rule.fix" "A fix comes with the finding.";
    IGNORE "rule.ignore" "When to ignore it: {0}";
}
