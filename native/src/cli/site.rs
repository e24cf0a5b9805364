//! `smtplint site`.

use super::{UNREADABLE, complain};
use crate::site::{DEFAULT_BASE, Site};
use clap::Args;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Write the reference as a static site, in every language.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  smtplint site --out public --base-url https://example.org/smtp")]
pub(super) struct MakeSite {
    /// The folder to write to; files of the same names are replaced, others stay.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Where the site will be published: canonical addresses and the sitemap need it. The default is where `smtplint
    /// serve` shows it.
    #[arg(long, value_name = "URL", default_value = DEFAULT_BASE, value_parser = base)]
    base_url: String,
}

fn base(given: &str) -> Result<String, String> {
    let rest = given.strip_prefix("https://").or(given.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let strange = |letter: char| letter.is_whitespace() || letter.is_control() || "?#\"<>".contains(letter);
    if host.is_empty() || given.contains(strange) {
        return Err("an address that begins with https:// or http:// and has no query".into());
    }
    Ok(given.trim_end_matches('/').to_owned())
}

impl MakeSite {
    pub(super) fn run(&self) -> ExitCode {
        let began = Instant::now();
        let site = Site::new(&self.base_url);
        let pages = site.files().map(|file| (file.path, file.content.into_owned().into_bytes()));
        // The linter's own page lies at the root, so that "try it" leads there.
        let linter = crate::http::page_files().map(|(path, content)| (path.to_owned(), content.to_vec()));
        let mut count = 0;
        for (path, content) in pages.chain(linter) {
            if let Err(error) = write(&self.out.join(&path), &content) {
                complain(&format!("cannot write {path} in {}: {error}", self.out.display()));
                return ExitCode::from(UNREADABLE);
            }
            count += 1;
        }
        let took = began.elapsed().as_secs_f64();
        complain(&format!("{count} files in {} for {}, in {took:.1} s", self.out.display(), self.base_url));
        ExitCode::SUCCESS
    }
}

fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_a_whole_address() {
        assert_eq!(base("https://example.org/smtp/").unwrap(), "https://example.org/smtp");
        assert_eq!(base(DEFAULT_BASE).unwrap(), DEFAULT_BASE);
        for wrong in
            ["", "example.org", "https://", "ftp://example.org", "https://example.org/?a", "https://a b/"]
        {
            assert!(base(wrong).is_err(), "{wrong:?}");
        }
    }
}
