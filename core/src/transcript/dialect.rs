//! The names of the dialects, and what each keeps.

/// How a log tells who sent what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// `C:` and `S:` before each line, as RFCs print sessions.
    Rfc,
    /// Lines that begin with a reply code are the server's, as `telnet` and `nc` show them.
    Bare,
    /// The output of swaks.
    Swaks,
    /// `curl -v`.
    Curl,
    /// `openssl s_client`.
    Openssl,
    /// Python's smtplib after `set_debuglevel`.
    Smtplib,
    /// nodemailer with `logger: true, debug: true`.
    Nodemailer,
    /// Postfix's smtpd, smtp and lmtp with `-v`.
    Postfix,
    /// Exim's `SMTP<<` and `SMTP>>`, of the server and of the transport.
    Exim,
    /// "Follow TCP stream" of Wireshark and tshark, as text.
    Wireshark,
    /// `PHPMailer` with `SMTPDebug`.
    Phpmailer,
    /// `JavaMail` with `mail.debug`.
    Javamail,
    /// `MailKit`'s `ProtocolLogger`.
    Mailkit,
    /// JSON lines with octets in base64, as `smtplint serve --log` writes them.
    Jsonl,
}

impl Dialect {
    /// Every dialect.
    pub const ALL: &'static [Self] = &[
        Self::Rfc,
        Self::Bare,
        Self::Swaks,
        Self::Curl,
        Self::Openssl,
        Self::Smtplib,
        Self::Nodemailer,
        Self::Postfix,
        Self::Exim,
        Self::Wireshark,
        Self::Phpmailer,
        Self::Javamail,
        Self::Mailkit,
        Self::Jsonl,
    ];

    /// `"rfc"`, `"bare"`, `"swaks"` and so on.
    ///
    /// ```
    /// use smtplint_core::transcript::Dialect;
    /// assert_eq!(Dialect::Smtplib.name(), "smtplib");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rfc => "rfc",
            Self::Bare => "bare",
            Self::Swaks => "swaks",
            Self::Curl => "curl",
            Self::Openssl => "openssl",
            Self::Smtplib => "smtplib",
            Self::Nodemailer => "nodemailer",
            Self::Postfix => "postfix",
            Self::Exim => "exim",
            Self::Wireshark => "wireshark",
            Self::Phpmailer => "phpmailer",
            Self::Javamail => "javamail",
            Self::Mailkit => "mailkit",
            Self::Jsonl => "jsonl",
        }
    }

    /// Whether the text of an entry holds the CR and LF that were on the wire; otherwise its ending is the log's.
    pub const fn keeps_endings(self) -> bool {
        matches!(self, Self::Smtplib | Self::Jsonl)
    }

    /// Whether the log itself says when TLS has begun, be it in words or by its arrows.
    pub const fn tells_tls(self) -> bool {
        matches!(self, Self::Swaks | Self::Curl | Self::Openssl | Self::Nodemailer | Self::Jsonl)
    }
}
