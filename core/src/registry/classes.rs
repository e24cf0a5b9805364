//! What the digits of a reply code and of an enhanced status code stand for.

/// Declares an enum whose variants have the words of the public JSON: the enum, `name`, `ALL`, `Serialize`.
macro_rules! worded {
    ($(#[$meta:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize))]
        pub enum $name {
            $($(#[$about])* #[cfg_attr(feature = "serde", serde(rename = $word))] $variant,)+
        }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word that stands for it in JSON.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }
    };
}
pub(crate) use worded;

worded! {
    /// What the first digit of a reply code says (RFC 5321 §4.2.1).
    ReplyClass {
        /// 1yz: FTP has such replies, SMTP has none.
        PositivePreliminary = "positive-preliminary",
        /// 2yz: done; the next command may come.
        PositiveCompletion = "positive-completion",
        /// 3yz: accepted so far; the server waits for more.
        PositiveIntermediate = "positive-intermediate",
        /// 4yz: not done now; the same command may succeed later.
        TransientNegative = "transient-negative",
        /// 5yz: not done; the same command will fail again.
        PermanentNegative = "permanent-negative",
    }
}

impl ReplyClass {
    /// The class of a code, by its first digit; none for codes below 100 and from 600 on.
    pub const fn of(code: u16) -> Option<Self> {
        Some(match code / 100 {
            1 => Self::PositivePreliminary,
            2 => Self::PositiveCompletion,
            3 => Self::PositiveIntermediate,
            4 => Self::TransientNegative,
            5 => Self::PermanentNegative,
            _ => return None,
        })
    }

    /// The first digit.
    pub const fn digit(self) -> u8 {
        match self {
            Self::PositivePreliminary => 1,
            Self::PositiveCompletion => 2,
            Self::PositiveIntermediate => 3,
            Self::TransientNegative => 4,
            Self::PermanentNegative => 5,
        }
    }

    /// The standard's own term.
    pub const fn term(self) -> &'static str {
        match self {
            Self::PositivePreliminary => "positive preliminary",
            Self::PositiveCompletion => "positive completion",
            Self::PositiveIntermediate => "positive intermediate",
            Self::TransientNegative => "transient negative completion",
            Self::PermanentNegative => "permanent negative completion",
        }
    }

    /// Whether it reports a failure.
    pub const fn is_failure(self) -> bool {
        matches!(self, Self::TransientNegative | Self::PermanentNegative)
    }
}

worded! {
    /// What the second digit of a reply code says (RFC 5321 §4.2.1).
    ReplyCategory {
        /// x0z: syntax, and commands that fit no other category.
        Syntax = "syntax",
        /// x1z: replies to requests for information.
        Information = "information",
        /// x2z: the transmission channel.
        Connections = "connections",
        /// x3z and x4z: left open by the standard.
        Unspecified = "unspecified",
        /// x5z: the mail system and what was asked of it.
        MailSystem = "mail-system",
    }
}

impl ReplyCategory {
    /// The category of a code, by its second digit; none for 6 to 9, which the grammar does not have.
    pub const fn of(code: u16) -> Option<Self> {
        Some(match code / 10 % 10 {
            0 => Self::Syntax,
            1 => Self::Information,
            2 => Self::Connections,
            3 | 4 => Self::Unspecified,
            5 => Self::MailSystem,
            _ => return None,
        })
    }
}

/// The title of an enhanced status code's class (RFC 3463 §2): 2, 4 or 5.
pub const fn enhanced_class(class: u8) -> Option<&'static str> {
    Some(match class {
        2 => "Success",
        4 => "Persistent Transient Failure",
        5 => "Permanent Failure",
        _ => return None,
    })
}

/// The title of an enhanced status code's subject (RFC 3463 §2): 0 to 7.
pub const fn enhanced_subject(subject: u16) -> Option<&'static str> {
    Some(match subject {
        0 => "Other or Undefined Status",
        1 => "Addressing Status",
        2 => "Mailbox Status",
        3 => "Mail System Status",
        4 => "Network and Routing Status",
        5 => "Mail Delivery Protocol Status",
        6 => "Message Content or Media Status",
        7 => "Security or Policy Status",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_name_class_and_category() {
        for (code, class, category) in [
            (101, Some("positive-preliminary"), Some("syntax")),
            (220, Some("positive-completion"), Some("connections")),
            (334, Some("positive-intermediate"), Some("unspecified")),
            (440, Some("transient-negative"), Some("unspecified")),
            (554, Some("permanent-negative"), Some("mail-system")),
            (571, Some("permanent-negative"), None),
            (211, Some("positive-completion"), Some("information")),
            (99, None, None),
            (600, None, Some("syntax")),
        ] {
            assert_eq!(ReplyClass::of(code).map(ReplyClass::name), class, "{code}");
            assert_eq!(ReplyCategory::of(code).map(ReplyCategory::name), category, "{code}");
        }
        for &class in ReplyClass::ALL {
            assert_eq!(ReplyClass::of(u16::from(class.digit()) * 100), Some(class));
        }
    }

    #[test]
    fn enhanced_digits_have_titles_where_the_standard_gives_them() {
        assert_eq!((0..10).filter_map(enhanced_class).count(), 3);
        assert_eq!((0..100).filter_map(enhanced_subject).count(), 8);
    }
}
