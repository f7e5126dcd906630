//! The program's contract, through the built program.

#![allow(clippy::unwrap_used, reason = "a failing test may say so by unwrapping")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

struct Run {
    status: i32,
    out: String,
    err: String,
}

fn newsmark(args: &[&str], input: impl AsRef<[u8]>) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_newsmark"))
        .args(args)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.as_ref().to_vec());
    // The program may be done before it has read everything: that is its right.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Run {
        status: status.code().unwrap(),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

fn lines(run: &Run) -> Vec<serde_json::Value> {
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn help_and_version_go_to_the_output() {
    for arg in ["--help", "-h"] {
        let run = newsmark(&[arg], "");
        assert_eq!(run.status, 0);
        assert!(run.out.contains("Exit status:"), "{}", run.out);
    }
    assert_eq!(newsmark(&["--version"], "").out, format!("newsmark {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn arguments_that_make_no_sense_are_status_2_and_say_why() {
    let cases: [(&[&str], &str); 8] = [
        (&["--nonsense"], "--nonsense"),
        (&["tag", "--format", "xml"], "json, jsonl, csv, html"),
        (&["tag", "--offsets", "inch"], "codepoint, utf8, utf16"),
        (&["tag", "--format"], "--format"),
        (&["--jsonl"], "newsmark tag"),
        (&["tag", "--jsonl", "--format", "csv"], "--format"),
        (&["tag", "--color", "never"], "--color"),
        (&["one.txt", "two.txt"], "two.txt"),
    ];
    for (args, why) in cases {
        let run = newsmark(args, "");
        assert_eq!(run.status, 2, "{args:?}");
        assert!(run.err.contains(why), "{args:?}: {}", run.err);
        assert!(run.out.is_empty());
    }
}

#[test]
fn unreadable_files_are_status_1_and_named() {
    let missing = newsmark(&["no-such-file.txt"], "");
    assert_eq!(missing.status, 1);
    assert!(missing.err.contains("no-such-file.txt"), "{}", missing.err);
    let broken = newsmark(&["tag"], b"good \xff bad");
    assert_eq!(broken.status, 1);
    assert!(broken.err.contains("standard input is not UTF-8: byte 5"), "{}", broken.err);
}

#[test]
fn a_plain_run_prints_the_text_as_it_is_and_no_escape() {
    for text in ["", "nothing to mark here\n", "no line break at the end"] {
        let run = newsmark(&[], text);
        assert_eq!(run.status, 0);
        assert_eq!(run.out.trim_end_matches('\n'), text.trim_end_matches('\n'));
    }
    assert!(!newsmark(&["-"], "a\x1b[31mred").out.contains('\x1b'), "the text's own escapes must not reach a terminal");
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    assert_eq!(newsmark(&[], "\u{feff}text\n").out, "text\n");
}

#[test]
fn an_archive_gives_a_line_for_a_line_in_order() {
    let documents: Vec<_> = (0..500).map(|id| format!("{{\"id\": {id}, \"text\": \"calm day {id}\"}}")).collect();
    let run = newsmark(&["tag", "--jsonl"], documents.join("\n"));
    assert_eq!(run.status, 0, "{}", run.err);
    let ids: Vec<_> = lines(&run).iter().map(|line| line["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (0..500).collect::<Vec<_>>());
    assert!(lines(&run).iter().all(|line| line["mentions"].is_array() && line.get("error").is_none()));
}

#[test]
fn identifiers_come_back_as_they_are() {
    for id in ["\"a1\"", "17", "12345678901234567890123", "1.50", "null", "{\"part\":[1, 2]}", "\"\\u00e9\""] {
        let run = newsmark(&["tag", "--jsonl"], format!("{{\"id\": {id}, \"text\": \"\"}}\n"));
        assert!(run.out.starts_with(&format!("{{\"id\":{id},")), "{id}: {}", run.out);
    }
}

#[test]
fn bad_lines_are_told_on_their_line_and_the_run_goes_on() {
    let input = b"{\"id\": 1, \"text\": \"a\"}\nnot json\n\n{\"id\": 4}\n{\"id\": 5, \"text\": 7}\n{\"id\": 6, \"text\": \"\\ud83d\"}\n\xff\n{\"id\": 8, \"text\": \"b\"}";
    let run = newsmark(&["tag", "--jsonl"], input);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("6 lines"), "{}", run.err);
    let lines = lines(&run);
    let told: Vec<_> = lines.iter().map(|line| (line["id"].as_u64(), line["error"].is_string())).collect();
    let expected = [
        (Some(1), false),
        (None, true),
        (None, true),
        (Some(4), true),
        (Some(5), true),
        (Some(6), true),
        (None, true),
        (Some(8), false),
    ];
    assert_eq!(told, expected);
    assert!(lines.iter().all(|line| line["error"].is_string() != line["mentions"].is_array()));
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_newsmark"))
        .args(["tag", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    for _ in 0..20_000 {
        if stdin.write_all(b"{\"id\": 1, \"text\": \"some words that are tagged\"}\n").is_err() {
            break;
        }
    }
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn every_format_is_written() {
    let text = "A <b>calm</b> & \"quiet\" day\r\n";
    let format = |name| newsmark(&["tag", "--format", name], text).out;
    assert!(serde_json::from_str::<serde_json::Value>(&format("json")).unwrap()["mentions"].is_array());
    assert_eq!(format("jsonl").lines().count(), 1);
    assert!(format("csv").starts_with("start,end,text,kind,"));
    assert!(format("html").contains("A &lt;b&gt;calm&lt;/b&gt; &amp; &quot;quiet&quot; day&#13;\n"));
}
