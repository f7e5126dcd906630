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
    let cases: [(&[&str], &str); 12] = [
        (&["--format", "json"], "newsmark tag"),
        (&["check", "--format", "csv"], "text, json"),
        (&["explain", "--jsonl"], "newsmark tag"),
        (&["check", "--color", "never"], "--color"),
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
fn a_bad_line_is_told_in_words_with_its_identifier_where_it_can_be_read() {
    let cases: [(&[u8], &str, &str); 8] = [
        (b"", "null", "the line is empty"),
        (b"[1, \"France\"]", "null", "no object, {\"id\": …"),
        (b"null", "null", "no object"),
        (b"{\"id\": 3, \"text\": \"Fran\xffce\"}", "3", "the line is not UTF-8: byte 23 begins no character"),
        (b"{\"id\": 4, \"text\": 5}", "4", "the text is no string: invalid type: integer `5`, expected a string"),
        (b"{\"id\": 5}", "5", "no text"),
        (b"{\"id\": 6, \"text\": null}", "6", "no text"),
        (b"{\"id\": 7, \"text\": \"a\"", "null", "EOF while parsing an object at column 21"),
    ];
    for (line, id, error) in cases {
        let run = newsmark(&["tag", "--jsonl"], [line, b"\r\n"].concat());
        let told = &lines(&run)[0];
        assert_eq!((run.status, told["id"].to_string().as_str()), (1, id));
        assert!(told["error"].as_str().unwrap().contains(error), "{told}");
    }
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

/// A dictionary in a file of its own, which goes with it.
struct File(std::path::PathBuf);

impl File {
    fn with(name: &str, content: &str) -> Self {
        let path = std::env::temp_dir().join(format!("newsmark-{}-{name}", std::process::id()));
        std::fs::write(&path, content).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}

#[test]
fn dictionaries_win_in_every_command() {
    let add =
        File::with("add.json", r#"{"entries": [{"add": "Qweltz Mill", "kind": "organization", "aliases": ["QM"]}]}"#);
    let deny = File::with("deny.json", r#"{"entries": [{"deny": "QM"}]}"#);
    let text = "the Qweltz Mill and QM";
    let surfaces = |args: &[&str], input: &str| -> Vec<String> {
        let run = newsmark(args, input);
        assert_eq!((run.status, run.err.as_str()), (0, ""));
        let record: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let mentions = record["mentions"].as_array().unwrap().iter();
        let ours = mentions.filter(|mention| mention["entity"] == "organization:qweltz-mill");
        ours.map(|mention| mention["text"].as_str().unwrap().to_owned()).collect()
    };
    let both = ["Qweltz Mill", "QM"];
    assert_eq!(surfaces(&["tag", "--dictionary", add.path()], text), both);
    assert_eq!(surfaces(&["explain", "--format", "json", "--dictionary", add.path()], text), both);
    let line = format!("{{\"id\": 1, \"text\": \"{text}\"}}\n");
    assert_eq!(surfaces(&["tag", "--jsonl", "--dictionary", add.path()], &line), both);
    assert_eq!(surfaces(&["tag", "--dictionary", add.path(), "--dictionary", deny.path()], text), ["Qweltz Mill"]);
    assert_eq!(surfaces(&["tag", "--dictionary", deny.path(), "--dictionary", add.path()], text), both);
    let run = newsmark(&["explain", "--dictionary", add.path()], text);
    assert!(run.out.contains("entry 1 of your dictionary 1 lists it"), "{}", run.out);
}

#[test]
fn a_file_that_is_no_dictionary_does_not_flood_the_screen() {
    let file = File::with("flood.json", &format!("{{\"entries\": [{}]}}", "{\"x\", ".repeat(1000)));
    let run = newsmark(&["tag", "--dictionary", file.path()], "calm");
    assert_eq!((run.status, run.err.lines().count()), (1, 102));
    assert!(run.err.contains("flood.json: and 9"), "{}", run.err);
}

#[test]
fn a_bad_entry_of_a_dictionary_is_named_and_the_others_hold() {
    let json = "{\"entries\": [\n{\"add\": \"Qweltz\"},\n{\"add\": \"Ostrow Mill\", \"kind\": \"organization\"}]}";
    let file = File::with("bad.json", json);
    let run = newsmark(&["tag", "--format", "csv", "--dictionary", file.path()], "the Ostrow Mill");
    assert_eq!(run.status, 1);
    assert!(run.out.contains("organization:ostrow-mill"), "{}", run.out);
    assert!(run.err.contains("bad.json: line 2, entry 1 (\"Qweltz\"): it has no kind"), "{}", run.err);
    assert_eq!(newsmark(&["tag", "--dictionary", "no/such/file"], "").status, 1);
}

#[test]
fn checks_and_explanations_are_listed_for_people_and_for_programs() {
    let text = "\n🎈 The flood killed 20 people: 7 soldiers and 12 civilians.";
    let run = newsmark(&["check"], text);
    assert_eq!((run.status, run.out.as_str()), (0, "standard input:2:20: 7 + 12 make 19, not \"20\". [sum]\n"));
    let run = newsmark(&["check", "--format", "json", "--offsets", "utf16"], text);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["offsets"], "utf16");
    let finding = &report["findings"][0];
    assert_eq!((finding["check"].as_str(), finding["text"].as_str()), (Some("sum"), Some("20")));
    assert_eq!((finding["start"].as_u64(), finding["related"][1]["text"].as_str()), (Some(21), Some("12")));
    assert_eq!(newsmark(&["check"], "All is well.").out, "");
    let run = newsmark(&["explain"], "France agreed.");
    assert!(run.out.starts_with("\"France\" is the country France, because"), "{}", run.out);
    assert_eq!(run.out.lines().count(), 1);
}

#[test]
fn the_record_tells_whose_figures_they_are_and_who_is_named_with_whom() {
    let text = "Slovakia says that 12 Hungarian soldiers crossed. Poland left.";
    let record: serde_json::Value = serde_json::from_str(&newsmark(&["tag", "--format", "json"], text).out).unwrap();
    let [slovakia, hungary] = [&record["entities"][0], &record["entities"][1]];
    assert_eq!(slovakia["claims"], hungary["counted"], "{record}");
    assert_eq!(slovakia["first"]["text"], "Slovakia says that 12 Hungarian soldiers crossed.");
    let pair = serde_json::json!({"a": "country:SK", "b": "country:HU", "sentences": 1, "paragraphs": 1});
    assert_eq!(record["together"][0], pair);
}

#[test]
fn an_alias_is_one_line_in_a_table_or_in_a_dictionary() {
    let alias = r#"{"entries": [
        {"add": "World Food Programme", "kind": "organization", "aliases": ["Qweltz Bread"]}
    ]}"#;
    let file = File::with("alias.json", alias);
    let run = newsmark(&["tag", "--format", "csv", "--dictionary", file.path()], "So said Qweltz Bread on Monday.");
    assert!(run.out.contains("organization:world-food-programme"), "{}", run.out);
    // The aliases of the table's own rows, a few of thousands: each is written nowhere else.
    let table =
        include_str!("../data/organizations.tsv").lines().skip(1).map(|row| row.split('\t').collect::<Vec<_>>());
    let is_long = |alias: &&str| 3 < alias.split(' ').count() && !alias.starts_with(['?', 'T']) && alias.is_ascii();
    let aliases = table.filter_map(|row| Some((row[0], row.get(2)?.split('|').find(is_long)?)));
    let lines: Vec<_> = aliases.step_by(100).map(|(id, alias)| (id, alias.to_owned())).collect();
    assert!(5 < lines.len());
    let document =
        |alias: &str| serde_json::json!({"text": format!("Officials of the {alias} met on Monday.")}).to_string();
    let input: Vec<_> = lines.iter().map(|(_, alias)| document(alias)).collect();
    let run = newsmark(&["tag", "--jsonl"], input.join("\n"));
    for (line, (id, alias)) in run.out.lines().zip(&lines) {
        assert!(line.contains(&format!("\"organization:{id}\"")), "{alias}: {line}");
    }
}
