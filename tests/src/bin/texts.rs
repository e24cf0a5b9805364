//! Writes the catalogues of all translations: `make texts`.

fn main() {
    smtplint_tests::texts::write();
}
