//! The SASL mechanisms in IANA's registry.

/// Their names, sorted; the families `GS2-*` and `SCRAM-*` stand in [`is_registered`].
pub const MECHANISMS: &[&str] = &[
    "9798-M-DSA-SHA1",
    "9798-M-ECDSA-SHA1",
    "9798-M-RSA-SHA1-ENC",
    "9798-U-DSA-SHA1",
    "9798-U-ECDSA-SHA1",
    "9798-U-RSA-SHA1-ENC",
    "ANONYMOUS",
    "CRAM-MD5",
    "DIGEST-MD5",
    "EAP-AES128",
    "EAP-AES128-PLUS",
    "ECDH-X25519-CHALLENGE",
    "ECDSA-NIST256P-CHALLENGE",
    "EXTERNAL",
    "GS2-KRB5",
    "GS2-KRB5-PLUS",
    "GSS-SPNEGO",
    "GSSAPI",
    "KERBEROS_V4",
    "KERBEROS_V5",
    "LOGIN",
    "NMAS-SAMBA-AUTH",
    "NMAS_AUTHEN",
    "NMAS_LOGIN",
    "NTLM",
    "OAUTH10A",
    "OAUTHBEARER",
    "OPENID20",
    "OTP",
    "PLAIN",
    "SAML20",
    "SCRAM-SHA-1",
    "SCRAM-SHA-1-PLUS",
    "SCRAM-SHA-256",
    "SCRAM-SHA-256-PLUS",
    "SECURID",
    "SKEY",
    "SPNEGO",
    "SPNEGO-PLUS",
    "SXOVER-PLUS",
    "XOAUTH",
    "XOAUTH2",
];

/// Whether IANA lists the mechanism; names are compared in any case (RFC 4954 §4).
///
/// ```
/// use smtplint_core::registry::mechanisms::is_registered;
/// assert!(is_registered(b"plain"));
/// assert!(is_registered(b"SCRAM-SHA-512"));
/// assert!(!is_registered(b"BOGUS"));
/// ```
pub fn is_registered(name: &[u8]) -> bool {
    let family =
        |prefix: &[u8]| name.len() > prefix.len() && name[..prefix.len()].eq_ignore_ascii_case(prefix);
    family(b"SCRAM-")
        || family(b"GS2-")
        || MECHANISMS.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name))
}
