//! A reader of ABNF (RFC 5234, and the `%s` of RFC 7405) and a matcher that tries every way, slowly and surely.
//!
//! It knows nothing of core: the two are compared with each other.

use std::cell::RefCell;
use std::collections::HashMap;

/// A set of rules.
pub struct Grammar {
    names: HashMap<String, usize>,
    rules: Vec<Node>,
}

#[derive(Clone, Debug)]
enum Node {
    Either(Vec<Node>),
    Sequence(Vec<Node>),
    Repeat(usize, usize, Box<Node>),
    Rule(usize),
    /// A literal, and whether its case matters.
    Text(Vec<u8>, bool),
    Range(u8, u8),
}

/// Where a rule that began at an offset may end, for each rule and offset asked so far.
type Memory = RefCell<HashMap<(usize, usize), Vec<usize>>>;

impl Grammar {
    /// Reads the text of a grammar; rule names are case-insensitive, `=/` adds an alternative.
    ///
    /// # Panics
    ///
    /// Where the text is no ABNF, or a rule is used that nobody defines.
    pub fn read(text: &str) -> Self {
        let mut grammar = Self { names: HashMap::new(), rules: Vec::new() };
        let mut defined = Vec::new();
        for (name, elements, adds) in definitions(text) {
            let index = grammar.index(&name);
            let node = Reader { rest: &elements, grammar: &mut grammar }.whole();
            defined.push(index);
            match (&mut grammar.rules[index], adds) {
                (Node::Either(ways), true) => ways.push(node),
                (rule, _) => *rule = Node::Either(vec![node]),
            }
        }
        for (name, index) in &grammar.names {
            assert!(defined.contains(index), "the rule {name} is used, but nowhere defined");
        }
        grammar
    }

    fn index(&mut self, name: &str) -> usize {
        let next = self.rules.len();
        let index = *self.names.entry(name.to_ascii_lowercase()).or_insert(next);
        if index == next {
            self.rules.push(Node::Either(Vec::new()));
        }
        index
    }

    /// Whether the rule matches the whole of the octets.
    pub fn matches(&self, rule: &str, octets: &[u8]) -> bool {
        self.ends(rule, octets, 0).contains(&octets.len())
    }

    /// Where the rule, begun at `start`, may end; ascending.
    ///
    /// # Panics
    ///
    /// Where there is no such rule.
    pub fn ends(&self, rule: &str, octets: &[u8], start: usize) -> Vec<usize> {
        let index = self.names.get(&rule.to_ascii_lowercase()).unwrap_or_else(|| panic!("no rule {rule}"));
        self.rule(*index, octets, start, &Memory::default())
    }

    fn rule(&self, index: usize, octets: &[u8], start: usize, memory: &Memory) -> Vec<usize> {
        if let Some(known) = memory.borrow().get(&(index, start)) {
            return known.clone();
        }
        // A rule that begins with itself would never end; none in use does.
        let ends = self.node(&self.rules[index], octets, start, memory);
        memory.borrow_mut().insert((index, start), ends.clone());
        ends
    }

    fn node(&self, node: &Node, octets: &[u8], start: usize, memory: &Memory) -> Vec<usize> {
        let rest = &octets[start..];
        match node {
            Node::Rule(index) => self.rule(*index, octets, start, memory),
            Node::Range(low, high) => rest
                .first()
                .filter(|&octet| (low..=high).contains(&octet))
                .map(|_| start + 1)
                .into_iter()
                .collect(),
            Node::Text(text, exact) => {
                let here = rest.get(..text.len()).unwrap_or_default();
                let same = if *exact { here == text } else { here.eq_ignore_ascii_case(text) };
                if same && here.len() == text.len() { vec![start + text.len()] } else { Vec::new() }
            }
            Node::Either(ways) => {
                union(ways.iter().flat_map(|way| self.node(way, octets, start, memory)).collect())
            }
            Node::Sequence(parts) => parts.iter().fold(vec![start], |starts, part| {
                union(starts.into_iter().flat_map(|start| self.node(part, octets, start, memory)).collect())
            }),
            Node::Repeat(least, most, part) => self.repeat((*least, *most), part, octets, start, memory),
        }
    }

    fn repeat(
        &self,
        (least, most): (usize, usize),
        part: &Node,
        octets: &[u8],
        start: usize,
        memory: &Memory,
    ) -> Vec<usize> {
        let mut here = vec![start];
        let mut ends = if least == 0 { here.clone() } else { Vec::new() };
        for count in 1..=most {
            let next = here.iter().flat_map(|&start| self.node(part, octets, start, memory)).collect();
            here = union(next);
            // Where it has been before, going on from there again finds nothing new.
            if count > least {
                here.retain(|end| !ends.contains(end));
            }
            if here.is_empty() {
                break;
            }
            if count >= least {
                ends.extend(&here);
            }
        }
        union(ends)
    }
}

fn union(mut ends: Vec<usize>) -> Vec<usize> {
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// Each rule's name, its elements in one line without comments, and whether it adds to what there is.
fn definitions(text: &str) -> Vec<(String, String, bool)> {
    let mut found: Vec<(String, String, bool)> = Vec::new();
    for line in text.lines().map(without_comment).filter(|line| !line.trim().is_empty()) {
        if line.starts_with(' ') {
            let last = found.last_mut().expect("a rule goes before what continues it");
            last.1.push(' ');
            last.1.push_str(line.trim());
            continue;
        }
        let (name, elements) = line.split_once('=').unwrap_or_else(|| panic!("no rule: {line}"));
        let adds = elements.starts_with('/');
        found.push((name.trim().into(), elements.trim_start_matches('/').trim().into(), adds));
    }
    found
}

fn without_comment(line: &str) -> &str {
    let mut quoted = false;
    let comment = line.find(|letter| {
        quoted ^= letter == '"';
        letter == ';' && !quoted
    });
    &line[..comment.unwrap_or(line.len())]
}

struct Reader<'g, 't> {
    rest: &'t str,
    grammar: &'g mut Grammar,
}

impl Reader<'_, '_> {
    fn whole(mut self) -> Node {
        let node = self.alternation();
        assert!(self.rest.is_empty(), "not read: {}", self.rest);
        node
    }

    fn alternation(&mut self) -> Node {
        let mut ways = vec![self.concatenation()];
        while self.eat('/') {
            ways.push(self.concatenation());
        }
        if ways.len() == 1 { ways.remove(0) } else { Node::Either(ways) }
    }

    fn concatenation(&mut self) -> Node {
        let mut parts = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || self.rest.starts_with(['/', ')', ']']) {
                break;
            }
            parts.push(self.repetition());
        }
        assert!(!parts.is_empty(), "nothing before {:?}", self.rest);
        if parts.len() == 1 { parts.remove(0) } else { Node::Sequence(parts) }
    }

    /// `n`, `*`, `n*`, `*m` or `n*m` before an element.
    fn repetition(&mut self) -> Node {
        let least = self.digits();
        let most = if self.rest.starts_with('*') {
            self.rest = &self.rest[1..];
            self.digits().or(Some(usize::MAX))
        } else {
            least
        };
        let element = self.element();
        match most {
            Some(most) => Node::Repeat(least.unwrap_or(0), most, Box::new(element)),
            None => element,
        }
    }

    fn element(&mut self) -> Node {
        match self.rest.as_bytes()[0] {
            b'(' => self.bracketed(')'),
            b'[' => Node::Repeat(0, 1, Box::new(self.bracketed(']'))),
            b'"' => self.literal(false),
            b'%' => self.value(),
            _ => {
                let name = self.take(|letter| letter.is_ascii_alphanumeric() || letter == '-').to_owned();
                assert!(!name.is_empty(), "no element: {}", self.rest);
                Node::Rule(self.grammar.index(&name))
            }
        }
    }

    fn bracketed(&mut self, end: char) -> Node {
        self.rest = &self.rest[1..];
        let node = self.alternation();
        assert!(self.eat(end), "no {end} before {:?}", self.rest);
        node
    }

    fn literal(&mut self, exact: bool) -> Node {
        let (text, rest) = self.rest[1..].split_once('"').expect("a closing quote");
        self.rest = rest;
        Node::Text(text.into(), exact)
    }

    /// `%s"…"`, or `%d` and `%x` with one value, `.` between several, or `-` for a range.
    fn value(&mut self) -> Node {
        let base = match self.rest.as_bytes()[1].to_ascii_lowercase() {
            b'd' => 10,
            b'x' => 16,
            b's' => {
                self.rest = &self.rest[2..];
                return self.literal(true);
            }
            _ => panic!("no base: {}", self.rest),
        };
        self.rest = &self.rest[2..];
        let first = self.octet(base);
        if self.rest.starts_with('-') {
            self.rest = &self.rest[1..];
            return Node::Range(first, self.octet(base));
        }
        let mut octets = vec![first];
        while self.rest.starts_with('.') {
            self.rest = &self.rest[1..];
            octets.push(self.octet(base));
        }
        Node::Text(octets, true)
    }

    fn octet(&mut self, base: u32) -> u8 {
        let digits = self.take(|letter| letter.is_digit(base));
        u8::from_str_radix(digits, base).expect("an octet")
    }

    fn digits(&mut self) -> Option<usize> {
        self.take(|letter| letter.is_ascii_digit()).parse().ok()
    }

    fn take(&mut self, belongs: impl Fn(char) -> bool) -> &str {
        let (taken, rest) =
            self.rest.split_at(self.rest.find(|letter| !belongs(letter)).unwrap_or(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn eat(&mut self, expected: char) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(expected) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Grammar;

    #[test]
    fn the_matcher_reads_what_rfc_5234_defines() {
        let grammar = Grammar::read(
            "word = 2*3%x61-7A ; letters\n / \"A;B\"\nlist = word *(\",\" word) [ \".\" ]\nlist =/ %d13.10\nexact = %s\"aB\"\n",
        );
        for (rule, text, expected) in [
            ("word", "ab", true),
            ("word", "a", false),
            ("word", "abcd", false),
            ("WORD", "a;b", true),
            ("list", "ab,abc,a;B.", true),
            ("list", "ab,", false),
            ("list", "\r\n", true),
            ("exact", "aB", true),
            ("exact", "ab", false),
        ] {
            assert_eq!(grammar.matches(rule, text.as_bytes()), expected, "{rule} {text:?}");
        }
        assert_eq!(grammar.ends("word", b"abcd", 0), [2, 3]);
    }

    #[test]
    #[should_panic(expected = "nowhere defined")]
    fn a_rule_that_nobody_defines_is_an_error() {
        Grammar::read("a = b\n");
    }
}
