//! Instruction counts under callgrind: the main paths, and hostile lines of n and 2n octets.
//! `instructions.py` runs this and judges what it prints.

use gungraun::{library_benchmark, library_benchmark_group, main};
use smtplint_core::Finding;
use smtplint_core::command::{Context, command};
use smtplint_core::reply::{Expectation, classify_parts, reply};
use std::hint::black_box;

fn line(text: &str) -> Vec<u8> {
    [text.as_bytes(), b"\r\n"].concat()
}

/// `head`, then `piece` until there are `octets` of it, then `tail`.
fn long(head: &str, piece: &str, tail: &str, octets: usize) -> Vec<u8> {
    line(&[head, &piece.repeat(octets / piece.len()), tail].concat())
}

#[library_benchmark]
#[bench::clean_mail(line("MAIL FROM:<alice@example.com> SIZE=1048576 BODY=8BITMIME"))]
#[bench::clean_ehlo(line("EHLO mail.example.com"))]
#[bench::rcpt_params(line("RCPT TO:<bob@example.org> NOTIFY=FAILURE ORCPT=rfc822;Bob+2Bx@example.org"))]
#[bench::invalid(line("MAIL FROM: <alice@example..com> SIZE=abc"))]
#[bench::clean_for_ten(line("MAIL FROM:<alice@example.org> SIZE=1000 BODY=8BITMIME RET=HDRS ENVID=QQ314159 AUTH=<>"))]
#[bench::ten_faults(line("MAIL  FROM : <.a b..c@d..e_f-> SIZE=x SIZE=2 BODY=9BIT RET= =x FOO SMTPUTF8=1"))]
fn commands(line: Vec<u8>) -> usize {
    judge(&line)
}

#[library_benchmark]
#[bench::local_part_1(long("MAIL FROM:<", "a", "@b.example>", 4096))]
#[bench::local_part_2(long("MAIL FROM:<", "a", "@b.example>", 8192))]
#[bench::dots_1(long("MAIL FROM:<a@b", ".", "c>", 4096))]
#[bench::dots_2(long("MAIL FROM:<a@b", ".", "c>", 8192))]
#[bench::labels_1(long("MAIL FROM:<a@b", ".c", ">", 4096))]
#[bench::labels_2(long("MAIL FROM:<a@b", ".c", ">", 8192))]
#[bench::params_1(long("MAIL FROM:<a@b.example>", " SIZE=1", "", 4096))]
#[bench::params_2(long("MAIL FROM:<a@b.example>", " SIZE=1", "", 8192))]
#[bench::unknown_params_1(long("RCPT TO:<a@b.example>", " x=y", "", 4096))]
#[bench::unknown_params_2(long("RCPT TO:<a@b.example>", " x=y", "", 8192))]
#[bench::brackets_1(long("MAIL FROM:", "<", "", 4096))]
#[bench::brackets_2(long("MAIL FROM:", "<", "", 8192))]
#[bench::pairs_1(long("MAIL FROM:", "<a>", "", 4096))]
#[bench::pairs_2(long("MAIL FROM:", "<a>", "", 8192))]
#[bench::ats_1(long("MAIL FROM:<", "@", ">", 4096))]
#[bench::ats_2(long("MAIL FROM:<", "@", ">", 8192))]
#[bench::quotes_1(long("MAIL FROM:<", "\"", "@b>", 4096))]
#[bench::quotes_2(long("MAIL FROM:<", "\"", "@b>", 8192))]
#[bench::backslashes_1(long("MAIL FROM:<\"", "\\", "", 4096))]
#[bench::backslashes_2(long("MAIL FROM:<\"", "\\", "", 8192))]
#[bench::unclosed_1(long("MAIL FROM:<a@[", "[", "", 4096))]
#[bench::unclosed_2(long("MAIL FROM:<a@[", "[", "", 8192))]
#[bench::route_1(long("RCPT TO:<@a", ",@b", ":c@d.example>", 4096))]
#[bench::route_2(long("RCPT TO:<@a", ",@b", ":c@d.example>", 8192))]
#[bench::hops_1(long("RCPT TO:<@[a", ",@[b", ":c@d.example>", 4096))]
#[bench::hops_2(long("RCPT TO:<@[a", ",@[b", ":c@d.example>", 8192))]
#[bench::colons_1(long("EHLO [IPv6:", ":", "]", 4096))]
#[bench::colons_2(long("EHLO [IPv6:", ":", "]", 8192))]
#[bench::verb_1(long("", "X", "", 4096))]
#[bench::verb_2(long("", "X", "", 8192))]
#[bench::spaces_1(long("MAIL FROM:<a", " ", "b@c>", 4096))]
#[bench::spaces_2(long("MAIL FROM:<a", " ", "b@c>", 8192))]
#[bench::utf8_1(long("MAIL FROM:<", "é", "@b.example> SMTPUTF8", 4096))]
#[bench::utf8_2(long("MAIL FROM:<", "é", "@b.example> SMTPUTF8", 8192))]
#[bench::controls_1(long("NOOP ", "\u{1}a", "", 4096))]
#[bench::controls_2(long("NOOP ", "\u{1}a", "", 8192))]
fn hostile(line: Vec<u8>) -> usize {
    // Room for all that is found: what a Vec's growth costs is not what is measured here.
    judge_into(&line, Vec::with_capacity(1 << 14))
}

fn judge(line: &[u8]) -> usize {
    judge_into(line, Vec::new())
}

fn judge_into(line: &[u8], mut found: Vec<Finding>) -> usize {
    black_box(command(black_box(line), &Context { wire: true, ..Context::default() }, &mut found));
    found.len()
}

#[library_benchmark]
#[bench::one_line(line("250 2.1.5 <bob@example.org>... Recipient ok"))]
#[bench::ehlo_reply(line("250-mx.example.org\r\n250-PIPELINING\r\n250-SIZE 10240000\r\n250-STARTTLS\r\n250 8BITMIME"))]
#[bench::lines_1(long("250-a.example\r\n", "250-X1\r\n", "250 X", 4096))]
#[bench::lines_2(long("250-a.example\r\n", "250-X1\r\n", "250 X", 8192))]
#[bench::codes_1(long("250-a.example\r\n", "251-5.1.1 x\r\n", "250 X", 4096))]
#[bench::codes_2(long("250-a.example\r\n", "251-5.1.1 x\r\n", "250 X", 8192))]
#[bench::text_1(long("250 ", "5.1.1 ", "", 4096))]
#[bench::text_2(long("250 ", "5.1.1 ", "", 8192))]
fn replies(text: Vec<u8>) -> usize {
    let mut found: Vec<Finding> = Vec::new();
    black_box(reply(black_box(&text), &Expectation { wire: true, ..Expectation::default() }, &mut found));
    found.len()
}

#[library_benchmark]
#[bench::classify(line("550 5.1.1 no such user"))]
fn classified(text: Vec<u8>) -> bool {
    reply(black_box(&text), &Expectation::default(), &mut ()).is_some_and(|reply| {
        let enhanced = reply.enhanced.map(|code| (code.class, code.subject, code.detail));
        black_box(classify_parts(reply.code, enhanced));
        true
    })
}

library_benchmark_group!(name = main_paths, benchmarks = [commands, hostile, replies, classified]);
main!(library_benchmark_groups = main_paths);
