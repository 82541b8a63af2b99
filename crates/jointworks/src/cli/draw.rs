//! Findings as a compiler would show them: the file, the line, the cell underlined, what is wrong and what to do.
//!
//! The drawing is done by `annotate-snippets` (that of the Rust compiler): it is small, cuts long rows around the marked cell
//! and knows how wide letters are.

use std::io::IsTerminal;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use model::{Finding, Severity};
use store::Sources;

use crate::l10n::Speech;

/// Rows of tables carry long notes: so much of them is shown on each line at most.
const WIDTH: usize = 110;

/// All findings, errors and warnings in the order given.
pub(super) fn findings(speech: &Speech, folder: &Path, findings: &[Finding], sources: &Sources) -> String {
    let renderer = if std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(WIDTH);
    findings.iter().fold(String::new(), |mut drawn, finding| {
        let rendered = renderer.render(&[group(speech, folder, finding, sources)]);
        // Where a cell is named above the excerpt, the drawing leaves a line in which the excerpt's own place would stand.
        let is_empty_place = |line: &str| line.contains(":::") && !line.contains(['|', '>']);
        for line in rendered.lines().filter(|line| !is_empty_place(line)) {
            drawn.push_str(line);
            drawn.push('\n');
        }
        drawn.push('\n');
        drawn
    })
}

fn group<'a>(speech: &Speech, folder: &Path, finding: &'a Finding, sources: &'a Sources) -> Group<'a> {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR.with_name(speech.say("severity-error")),
        Severity::Warning => Level::WARNING.with_name(speech.say("severity-warning")),
    };
    let cause = speech.cause(finding);
    let title = match &finding.place {
        // Nothing below the title would say what it is about.
        None if !cause.to_lowercase().contains(&speech.subject(finding).to_lowercase()) => {
            format!("{}: {cause}", speech.subject(finding))
        }
        _ => cause,
    };
    let group = Group::with_title(level.primary_title(title).id(finding.code.word()));
    let remedy = Level::HELP.with_name(speech.say("label-remedy")).message(speech.remedy(finding));
    let Some(place) = &finding.place else { return group.element(remedy) };
    let mut path = sources.path(folder, place).display().to_string();
    let Some(excerpt) = sources.excerpt(place) else {
        let origin = Origin::path(path);
        let origin = match place.row {
            Some(row) => origin.line(row as usize),
            None => origin,
        };
        return group.element(origin).element(remedy);
    };
    let mark = excerpt.mark.unwrap_or(0..excerpt.line.len());
    // A line break inside a cell is shown as one, and takes as many bytes.
    let line = excerpt.line.replace('\u{2028}', "⏎");
    let snippet = Snippet::source(line)
        .line_start(excerpt.number as usize)
        .annotation(AnnotationKind::Primary.span(mark));
    let group = match finding.fact("cell") {
        // In a workbook people look for the cell, and its row is in its name.
        Some(cell) => {
            path.push_str(&format!("!{cell}"));
            group.element(Origin::path(path)).element(snippet)
        }
        None => group.element(snippet.path(path)),
    };
    group.element(remedy)
}

/// Findings that lie in no table: of plans and certificates.
pub(super) fn loose_findings(speech: &Speech, found: &[Finding]) -> String {
    findings(speech, Path::new(""), found, &Sources::default())
}

/// How many errors and warnings there are, in one sentence.
pub(super) fn tally(speech: &Speech, findings: &[Finding]) -> String {
    let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error).count();
    let warnings = findings.len() - errors;
    let told = |message: &str, n: usize| speech.tell(message, &[("n", crate::l10n::count(n))]);
    speech.list([("tally-errors", errors), ("tally-warnings", warnings)].map(|(message, n)| told(message, n)))
}
