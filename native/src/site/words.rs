//! What only the site says: the words around the entries, in every language that the site is written in.

use smtplint_core::Language;

/// Something that the site says, in English and in French; `{0}` and `{1}` are slots.
#[derive(Debug)]
pub(super) struct Phrase([&'static str; 2]);

impl Phrase {
    /// The words in a language; in English where that has none.
    pub(super) fn of(&self, language: Language) -> &'static str {
        self.0[usize::from(language.tag() == "fr")]
    }

    /// The words with their slots filled.
    pub(super) fn fill(&self, language: Language, values: &[&str]) -> String {
        let slots = ["{0}", "{1}", "{2}"];
        let text = self.of(language).to_owned();
        slots.iter().zip(values).fold(text, |text, (slot, value)| text.replace(slot, value))
    }
}

/// Declares phrases, and their list for the tests.
macro_rules! phrases {
    ($($name:ident $english:literal $french:literal;)+) => {
        $(pub(super) static $name: Phrase = Phrase([$english, $french]);)+
        #[cfg(test)]
        static ALL: &[(&str, &Phrase)] = &[$((stringify!($name), &$name)),+];
    };
}

phrases! {
    LANGUAGE_NAME "English" "Français";
    SITE "SMTP reference" "Référence SMTP";
    SITE_LEAD "Every SMTP reply code, enhanced status code, command and extension explained: what it means, when you see it and how to fix it."
        "Chaque code de réponse, code d’état étendu, commande et extension de SMTP expliqué : ce qu’il signifie, quand on le voit et que faire.";
    SKIP "Skip to the content" "Aller au contenu";
    MAIN_MENU "Main" "Principal";
    YOU_ARE_HERE "You are here" "Vous êtes ici";
    LINTER "Lint" "Analyseur";
    SEARCH "Search the reference" "Chercher dans la référence";
    SEARCH_DO "Search" "Chercher";
    SEARCH_HINT "550, 5.7.1, STARTTLS or a whole reply" "550, 5.7.1, STARTTLS ou une réponse entière";
    SEARCH_NONE "Nothing found." "Aucun résultat.";
    SEARCH_SOME "{0} found" "Résultats : {0}";
    THIS_AS_JSON "This page as JSON" "Cette page en JSON";
    ALL_AS_JSON "The whole list as JSON" "Toute la liste en JSON";
    LICENCE "MIT OR Apache-2.0" "MIT OR Apache-2.0";

    CODES "Reply codes" "Codes de réponse";
    CODES_SHORT "Codes" "Codes";
    CODES_LEAD "The three digits before each line of a server’s reply, by class." "Les trois chiffres au début de chaque ligne d’une réponse du serveur, par classe.";
    ENHANCED "Enhanced status codes" "Codes d’état étendus";
    ENHANCED_LEAD "The three numbers behind the reply code that say more precisely what happened, by subject." "Les trois nombres après le code de réponse qui disent plus précisément ce qui s’est passé, par sujet.";
    COMMANDS "Commands" "Commandes";
    COMMANDS_LEAD "What a client says to a server." "Ce qu’un client dit à un serveur.";
    EXTENSIONS "Service extensions" "Extensions de service";
    EXTENSIONS_LEAD "What a server may offer in its response to EHLO." "Ce qu’un serveur peut offrir dans sa réponse à EHLO.";
    RULES "Rules" "Règles";
    RULES_LEAD "What the linter checks, by family." "Ce que l’analyseur vérifie, par famille.";
    GUIDES "Guides" "Guides";
    GUIDES_LEAD "Questions that lead to the answer, one step at a time." "Des questions qui mènent à la réponse, pas à pas.";
    TERMS "Glossary" "Glossaire";
    TERMS_LEAD "The words of those who run mail servers." "Les mots de ceux qui font marcher le courrier.";
    COMPARE "Comparisons" "Comparaisons";
    COMPARE_SHORT "Compare" "Comparer";
    COMPARE_LEAD "Two codes side by side: in what they differ, and when each is right." "Deux codes côte à côte : en quoi ils diffèrent, et quand chacun convient.";
    COMPARE_ANY "Compare any two codes" "Comparer deux codes quelconques";
    FIRST_CODE "First code" "Premier code";
    SECOND_CODE "Second code" "Second code";
    COMPARE_DO "Compare" "Comparer";
    COMPARE_WITH "Compare with" "Comparer avec";
    COMPARE_OTHER "{0} and another code" "{0} et un autre code";

    SEEN "When you see it" "Quand on le voit";
    FIX "How to fix it" "Comment y remédier";
    READERS "What to do" "Que faire";
    SENDER "You sent the mail" "Vous avez envoyé le message";
    SERVER "You run the server" "Vous gérez le serveur";
    CLIENT "You write the client" "Vous écrivez le client";
    SEND "When to send it" "Quand l’envoyer";
    EXAMPLES "Examples" "Exemples";
    RELATED "Related" "Voir aussi";
    CODE_PAIRS "Often confused" "Souvent confondus";
    STANDARDS "Where the standard says so" "Où la norme le dit";
    CLASS "Class" "Classe";
    CATEGORY "Category" "Catégorie";
    RETRY "Try again" "Réessayer";
    ANSWERS "Answers" "Répond à";
    PORTS "Ports" "Ports";
    USUAL_ENHANCED "Enhanced status codes that go with it" "Codes d’état étendus qui l’accompagnent";
    USUAL_CODES "Reply codes that go with it" "Codes de réponse qui l’accompagnent";
    REPLIES "Replies" "Réponses";
    OTHER_CLASSES "In other classes" "Dans d’autres classes";
    GUIDES_HERE "Guides that lead here" "Guides qui mènent ici";
    A_CONNECTION "a new connection" "une nouvelle connexion";
    TRY_IT "Try it" "Essayer";
    TRY_IT_ALOUD "Try it in the linter: {0}" "Essayer dans l’analyseur : {0}";
    CLEAN "no findings" "rien à signaler";
    FINDINGS "The linter says: {0}" "L’analyseur dit : {0}";
    WRONG "Wrong" "Incorrect";
    RIGHT "Right" "Correct";
    FIXABLE "fixable" "correction proposée";
    SERVER_ANSWERS "A server answers {0}" "Un serveur répond {0}";

    TWO_CODES "{0} and {1}" "{0} et {1}";
    TWO_COMPARED "{0} and {1} compared" "{0} et {1} comparés";
    DIFFERENCES "Key differences" "Différences essentielles";
    USES "When to use which" "Quand employer lequel";
    MORE_ABOUT "All about {0}" "Tout sur {0}";
    MORE_PAIRS "More comparisons" "Autres comparaisons";
    START_HERE "Start here" "Commencez ici";
    PASTE "Paste the reply or the bounce" "Collez la réponse ou le message de rebond";
    PASTE_HINT "550 5.1.1 No such user here" "550 5.1.1 No such user here";
    PASTE_GO "Find the step" "Trouver l’étape";
    PASTE_NONE "No step speaks of this reply: start at the first question." "Aucune étape ne parle de cette réponse : commencez par la première question.";
    PASTE_FOUND "Start here: {0}" "Commencez ici : {0}";
    STEPS "Step by step" "Pas à pas";

    CORE "part of SMTP itself" "fait partie de SMTP";
    BY_EXTENSION "from an extension" "vient d’une extension";
    VENDOR "one maker’s own" "propre à un éditeur";
    FOLKLORE "in no standard" "dans aucune norme";
    NOW "at once" "tout de suite";
    LATER "later" "plus tard";
    NEVER "no" "non";
    AFTER_FIXING "once the cause is put right" "une fois la cause corrigée";
    CLASS_2 "positive completion" "réponse positive";
    CLASS_3 "positive intermediate" "réponse positive intermédiaire";
    CLASS_4 "temporary failure" "échec temporaire";
    CLASS_5 "permanent failure" "échec définitif";
    SYNTAX "syntax" "syntaxe";
    INFORMATION "information" "information";
    CONNECTIONS "connections" "connexions";
    UNSPECIFIED "unspecified" "non précisée";
    MAIL_SYSTEM "mail system" "système de courrier";
    SUBJECT_0 "Other or undefined" "Autre ou non défini";
    SUBJECT_1 "Addressing" "Adressage";
    SUBJECT_2 "Mailbox" "Boîte aux lettres";
    SUBJECT_3 "Mail system" "Système de courrier";
    SUBJECT_4 "Network and routing" "Réseau et acheminement";
    SUBJECT_5 "Mail delivery protocol" "Protocole de remise";
    SUBJECT_6 "Message content or media" "Contenu ou format du message";
    SUBJECT_7 "Security or policy" "Sécurité ou politique";
    FAMILY_0 "Lines and framing" "Lignes et découpage";
    FAMILY_1 "Verbs" "Verbes";
    FAMILY_2 "Paths and addresses" "Chemins et adresses";
    FAMILY_3 "Parameters" "Paramètres";
    FAMILY_4 "Sequence and pipelining" "Ordre et pipelining";
    FAMILY_5 "Replies" "Réponses";
    FAMILY_6 "EHLO and extensions" "EHLO et extensions";
    FAMILY_7 "Message data" "Données du message";
    FAMILY_8 "Security" "Sécurité";
    FAMILY_9 "AUTH and TLS" "AUTH et TLS";
    ERROR "error" "erreur";
    WARNING "warning" "avertissement";
    INFO "note" "remarque";
    CONFORMANCE "conformance" "conformité";
    INTEROPERABILITY "interoperability" "interopérabilité";
    SECURITY "security" "sécurité";

    REPLY_CODE "SMTP reply code" "code de réponse SMTP";
    ENHANCED_CODE "SMTP enhanced status code" "code d’état étendu SMTP";
    RULE "smtplint rule" "règle de smtplint";
    COMMAND "SMTP command" "commande SMTP";
    EXTENSION "SMTP service extension" "extension de service SMTP";
    GUIDE "SMTP guide" "guide SMTP";
    TERM "glossary of mail" "glossaire du courrier";
    COMPARISON "SMTP codes compared" "codes SMTP comparés";
    NOT_FOUND "This page does not exist" "Cette page n’existe pas";
    NOT_FOUND_LEAD "The address is wrong, or what it led to has moved. Search above, or begin at one of these lists." "L’adresse est fausse, ou ce qu’elle désignait a changé de place. Cherchez ci-dessus, ou partez de l’une de ces listes.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_there_in_every_language_with_the_same_slots() {
        for (name, Phrase(texts)) in ALL {
            for text in texts {
                assert!(!text.trim().is_empty(), "{name}");
                for slot in ["{0}", "{1}", "{2}"] {
                    assert_eq!(text.contains(slot), texts[0].contains(slot), "{name} {slot}");
                }
            }
        }
    }
}
