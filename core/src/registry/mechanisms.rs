//! The SASL mechanisms in IANA's registry.

use super::limits;
use crate::syntax::class::{self, MECHANISM};

/// One mechanism.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mechanism {
    /// Its name: `SCRAM-SHA-256`.
    pub name: &'static str,
    /// Who speaks first.
    pub first: First,
    /// Whether the password travels as it is.
    pub clear: bool,
    /// What IANA's registry says of its use.
    pub usage: Usage,
    /// The RFC that the registry refers to; none where it is another document.
    pub rfc: Option<u16>,
}

/// Who begins the exchange (RFC 4422 §3): only where the client does may AUTH carry an initial response (RFC 4954 §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// The client.
    Client,
    /// The server, with a challenge.
    Server,
    /// Either, or no definition that settles it: nothing is judged.
    Unstated,
}

/// The registry's column "usage".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// COMMON.
    Common,
    /// LIMITED.
    Limited,
    /// OBSOLETE.
    Obsolete,
    /// MUST NOT be used.
    Forbidden,
}

const fn mechanism(
    name: &'static str,
    first: First,
    clear: bool,
    usage: Usage,
    rfc: Option<u16>,
) -> Mechanism {
    Mechanism { name, first, clear, usage, rfc }
}

/// The mechanisms, by name; the families `GS2-*` and `SCRAM-*` stand in [`is_registered`].
pub static MECHANISMS: &[Mechanism] = &[
    mechanism("9798-M-DSA-SHA1", First::Unstated, false, Usage::Common, Some(3163)),
    mechanism("9798-M-ECDSA-SHA1", First::Unstated, false, Usage::Common, Some(3163)),
    mechanism("9798-M-RSA-SHA1-ENC", First::Unstated, false, Usage::Common, Some(3163)),
    mechanism("9798-U-DSA-SHA1", First::Unstated, false, Usage::Common, Some(3163)),
    mechanism("9798-U-ECDSA-SHA1", First::Unstated, false, Usage::Common, Some(3163)),
    mechanism("9798-U-RSA-SHA1-ENC", First::Unstated, false, Usage::Common, Some(3163)),
    mechanism("ANONYMOUS", First::Client, false, Usage::Common, Some(4505)),
    mechanism("CRAM-MD5", First::Server, false, Usage::Limited, Some(2195)),
    mechanism("DIGEST-MD5", First::Unstated, false, Usage::Obsolete, Some(6331)),
    mechanism("EAP-AES128", First::Unstated, false, Usage::Common, Some(7055)),
    mechanism("EAP-AES128-PLUS", First::Unstated, false, Usage::Common, Some(7055)),
    mechanism("ECDH-X25519-CHALLENGE", First::Unstated, false, Usage::Limited, None),
    mechanism("ECDSA-NIST256P-CHALLENGE", First::Unstated, false, Usage::Limited, None),
    mechanism("EXTERNAL", First::Client, false, Usage::Common, Some(4422)),
    mechanism("GS2-KRB5", First::Client, false, Usage::Common, Some(5801)),
    mechanism("GS2-KRB5-PLUS", First::Client, false, Usage::Common, Some(5801)),
    mechanism("GSS-SPNEGO", First::Unstated, false, Usage::Limited, None),
    mechanism("GSSAPI", First::Client, false, Usage::Common, Some(4752)),
    mechanism("KERBEROS_V4", First::Server, false, Usage::Obsolete, Some(2222)),
    mechanism("KERBEROS_V5", First::Unstated, false, Usage::Common, None),
    mechanism("LOGIN", First::Unstated, true, Usage::Obsolete, None),
    mechanism("NMAS-SAMBA-AUTH", First::Unstated, false, Usage::Limited, None),
    mechanism("NMAS_AUTHEN", First::Unstated, false, Usage::Limited, None),
    mechanism("NMAS_LOGIN", First::Unstated, false, Usage::Limited, None),
    mechanism("NTLM", First::Client, false, Usage::Limited, None),
    mechanism("OAUTH10A", First::Client, false, Usage::Common, Some(7628)),
    mechanism("OAUTHBEARER", First::Client, false, Usage::Common, Some(7628)),
    mechanism("OPENID20", First::Client, false, Usage::Common, Some(6616)),
    mechanism("OTP", First::Client, false, Usage::Common, Some(2444)),
    mechanism("PLAIN", First::Client, true, Usage::Common, Some(4616)),
    mechanism("SAML20", First::Client, false, Usage::Common, Some(6595)),
    mechanism("SCRAM-SHA-1", First::Client, false, Usage::Common, Some(5802)),
    mechanism("SCRAM-SHA-1-PLUS", First::Client, false, Usage::Common, Some(5802)),
    mechanism("SCRAM-SHA-256", First::Client, false, Usage::Common, Some(7677)),
    mechanism("SCRAM-SHA-256-PLUS", First::Client, false, Usage::Common, Some(7677)),
    mechanism("SECURID", First::Client, false, Usage::Common, Some(2808)),
    mechanism("SKEY", First::Client, false, Usage::Obsolete, Some(2444)),
    mechanism("SPNEGO", First::Unstated, false, Usage::Forbidden, Some(5801)),
    mechanism("SPNEGO-PLUS", First::Unstated, false, Usage::Forbidden, Some(5801)),
    mechanism("SXOVER-PLUS", First::Unstated, false, Usage::Common, None),
    mechanism("XOAUTH", First::Unstated, false, Usage::Obsolete, None),
    mechanism("XOAUTH2", First::Client, false, Usage::Obsolete, None),
];

/// The mechanism of this name, in any case.
///
/// ```
/// use smtplint_core::registry::mechanisms::{First, find};
/// assert_eq!(find(b"cram-md5").unwrap().first, First::Server);
/// assert!(find(b"BOGUS").is_none());
/// ```
pub fn find(name: &[u8]) -> Option<&'static Mechanism> {
    place(name).map(|place| &MECHANISMS[place])
}

/// The place of a mechanism among [`MECHANISMS`], in any case.
pub(crate) fn place(name: &[u8]) -> Option<usize> {
    // Lengths differ most often, and are compared first.
    MECHANISMS.iter().position(|known| known.name.as_bytes().eq_ignore_ascii_case(name))
}

/// Whether IANA lists the mechanism; names are compared in any case (RFC 4954 §4).
///
/// ```
/// use smtplint_core::registry::mechanisms::is_registered;
/// assert!(is_registered(b"plain"));
/// assert!(is_registered(b"SCRAM-SHA-512"));
/// assert!(!is_registered(b"BOGUS"));
/// ```
pub fn is_registered(name: &[u8]) -> bool {
    if name.len() > limits::MECHANISM {
        // Two registered names are longer than the grammar allows.
        return find(name).is_some();
    }
    in_family(name, b"SCRAM-") || in_family(name, b"GS2-") || find(name).is_some()
}

/// Whether the name belongs to a family, of which any member is registered (RFC 5801 §15.1, RFC 7677 §4).
fn in_family(name: &[u8], prefix: &[u8]) -> bool {
    name.len() > prefix.len()
        && name[..prefix.len()].eq_ignore_ascii_case(prefix)
        && name.iter().all(|&octet| class::is(octet, MECHANISM))
}
