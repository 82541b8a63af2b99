//! The help of every verb in the reader's language.
//!
//! `help-VERB` says what it does, `help-VERB-usage` and `help-VERB-example` how to call it; `arg-VERB-NAME`, or `arg-NAME` where
//! verbs share it, what an argument means; `value-NAME`, what stands for its value.

use clap::{Command, CommandFactory};

use super::args::Typed;
use crate::l10n::Speech;

/// The command line with its help in that language.
pub(super) fn command(speech: &Speech) -> Command {
    // Built first, so that the global arguments are known to every verb.
    let mut command = localised(Typed::command(), speech, "jointworks");
    command.build();
    command
}

fn localised(command: Command, speech: &Speech, name: &str) -> Command {
    let verbs = command.has_subcommands();
    let positionals = command.get_positionals().next().is_some();
    let heading = |id: &str, tag: &str| format!("\n{}:\n{{{tag}}}", speech.say(id));
    let mut template =
        format!("{{about}}\n\n{}: {}\n", speech.say("help-usage"), speech.say(&format!("help-{name}-usage")));
    if verbs {
        template.push_str(&heading("help-verbs", "subcommands"));
        template.push('\n');
    }
    if positionals {
        template.push_str(&heading("help-arguments", "positionals"));
        template.push('\n');
    }
    template.push_str(&heading("help-options", "options"));
    template.push_str("{after-help}");
    command
        .about(speech.say(&format!("help-{name}")))
        .after_help(format!(
            "{}:\n{}",
            speech.say("help-example"),
            indented(&speech.say(&format!("help-{name}-example")))
        ))
        .help_template(template)
        .mut_args(|argument| {
            let own = format!("arg-{name}-{}", argument.get_id());
            let shared = format!("arg-{}", argument.get_id());
            let named = |name: &clap::builder::Str| speech.say(&format!("value-{name}"));
            let values: Vec<String> =
                argument.get_value_names().unwrap_or_default().iter().map(named).collect();
            let argument = if values.is_empty() { argument } else { argument.value_names(values) };
            argument.help(speech.say(if speech.knows(&own) { &own } else { &shared }))
        })
        .mut_subcommands(|verb| {
            let name = verb.get_name().to_owned();
            localised(verb, speech, &name)
        })
}

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("  {line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::l10n::Language;

    /// The help of every verb has an example, and no argument is left without a sentence, in any language.
    #[test]
    fn everything_typed_is_explained() {
        for language in Language::ALL {
            let speech = Speech::new(language);
            let command = command(&speech);
            for verb in command.get_subcommands().chain([&command]) {
                let name = verb.get_name();
                for message in ["", "-usage", "-example"] {
                    assert!(speech.knows(&format!("help-{name}{message}")), "{name}{message}");
                }
                for argument in verb.get_arguments() {
                    let help = argument.get_help().unwrap().to_string();
                    assert!(!help.starts_with("arg-"), "{}: {name} {}", language.tag(), argument.get_id());
                }
            }
        }
    }
}
