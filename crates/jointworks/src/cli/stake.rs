//! What hangs on a project, for `jointworks explain --trials`: what it costs to decide otherwise, and where the decision turns.

use model::{Money, Programme, UnitPrice};
use planner::stake::{Figure, Stake, Turn};
use serde::Serialize;

use super::table::{Lean, table, wrapped};
use crate::l10n::{Speech, count, text};

/// Columns of text that a terminal surely has for a paragraph.
const PARAGRAPH: usize = 96;

/// A stake in machine output. Changes are shares of the figure; of the margin, of the import price.
#[derive(Serialize)]
pub(super) struct StakeJson {
    is_in: bool,
    objective: String,
    /// The change of value if it is decided otherwise: of the best plan found so, and at most.
    otherwise: (Option<String>, Option<String>),
    settled: bool,
    turns: Vec<TurnJson>,
}

#[derive(Serialize)]
struct TurnJson {
    figure: &'static str,
    farthest: f64,
    worth_it: Option<f64>,
    not_worth_it: Option<f64>,
}

impl StakeJson {
    pub(super) fn new(stake: &Stake) -> Self {
        let major = |money: Money| money.to_decimal().to_string();
        let turn = |turn: &Turn| TurnJson {
            figure: word(turn.figure),
            farthest: turn.farthest,
            worth_it: turn.worth_it,
            not_worth_it: turn.not_worth_it,
        };
        Self {
            is_in: stake.is_in,
            objective: major(stake.value),
            otherwise: (stake.otherwise.0.map(major), stake.otherwise.1.map(major)),
            settled: stake.settled,
            turns: stake.turns.iter().map(turn).collect(),
        }
    }
}

fn word(figure: Figure) -> &'static str {
    match figure {
        Figure::Outlay => "outlay",
        Figure::Capacity => "capacity",
        Figure::Margin => "margin",
        Figure::Duration => "duration",
    }
}

/// The whole section.
pub(super) fn shown(speech: &Speech, programme: &Programme, price: UnitPrice, stake: &Stake) -> String {
    let mut shown = format!("{}\n", speech.say("stake-heading"));
    shown.push_str(&wrapped(&otherwise(speech, stake), "  ", PARAGRAPH));
    let missing = Figure::ALL.len() - stake.turns.len();
    if !stake.settled && missing > 0 {
        let told = speech.tell("stake-cut", &[("missing", count(missing))]);
        shown.push_str(&wrapped(&told, "  ", PARAGRAPH));
    }
    if stake.settled || stake.turns.is_empty() {
        return shown;
    }
    let columns = [
        (speech.say("stake-figure"), Lean::Left),
        (speech.say(if stake.is_in { "stake-bears" } else { "stake-needs" }), Lean::Right),
        (speech.say(if stake.is_in { "stake-breaks" } else { "stake-falls-short" }), Lean::Right),
    ];
    let change = |figure: Figure, change: Option<f64>, none: &str| match change {
        None => speech.say(none),
        Some(change) => written(speech, programme, price, figure, change),
    };
    let rows: Vec<Vec<String>> = stake
        .turns
        .iter()
        .map(|turn| {
            let (found, proven) = if stake.is_in {
                (
                    change(turn.figure, turn.worth_it, "stake-nothing"),
                    change(turn.figure, turn.not_worth_it, "stake-unproven"),
                )
            } else {
                (
                    change(turn.figure, turn.worth_it, "stake-never-found"),
                    change(turn.figure, turn.not_worth_it, "stake-unproven"),
                )
            };
            vec![speech.say(&format!("stake-{}", word(turn.figure))), found, proven]
        })
        .collect();
    shown.push('\n');
    shown.push_str(&table(&columns, &rows));
    shown.push_str(&wrapped(
        &speech.say(if stake.is_in { "stake-note-in" } else { "stake-note-out" }),
        "",
        PARAGRAPH,
    ));
    shown
}

/// A change as people write it: per cent with a sign, or money a unit.
fn written(speech: &Speech, programme: &Programme, price: UnitPrice, figure: Figure, change: f64) -> String {
    let sign = if change < 0.0 { "−" } else { "+" };
    if figure == Figure::Margin {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_precision_loss,
            reason = "a what-if for people"
        )]
        let each = UnitPrice::from_parts((price.parts() as f64 * change.abs()).round() as i64);
        return format!("{sign}{}", speech.unit_price(each, programme.currency));
    }
    format!("{sign}{}", speech.percent(change.abs()))
}

fn otherwise(speech: &Speech, stake: &Stake) -> String {
    if stake.settled {
        return speech.say(if stake.is_in { "stake-must-be-in" } else { "stake-must-be-out" });
    }
    let loss = |change: Money| speech.money(-change);
    let message = match (stake.is_in, stake.otherwise) {
        (true, (Some(_), Some(_))) => "stake-without",
        (true, _) => "stake-without-open",
        (false, (Some(_), Some(_))) => "stake-with",
        (false, _) => "stake-with-open",
    };
    let (found, proven) = stake.otherwise;
    let nothing = Money { minor: 0, ..stake.value };
    // A loss that may be a gain is told as it is: from nought.
    let least = proven.map_or(nothing, |change| if change.minor < 0 { change } else { nothing });
    let arguments =
        [("least", text(loss(least))), ("most", text(found.map_or_else(|| "…".to_owned(), loss)))];
    speech.tell(message, &arguments)
}
