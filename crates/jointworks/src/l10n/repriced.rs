//! What a plan changes in the input-output tables that its hidden imports were priced with, in the reader's words.

use std::cmp::Reverse;

use model::account::Repriced;
use model::programme::Programme;

use super::{Speech, count, text};

/// So many goods and projects are named; of more, how many there are.
const NAMED: usize = 6;

impl Speech {
    /// Hidden imports priced again after the plan, and whether that could change the choice.
    pub(crate) fn repriced(&self, programme: &Programme, repriced: &Repriced) -> String {
        let share = |it: &model::Ratio| self.percent(it.to_f64());
        let mut moved: Vec<_> = repriced.localised.iter().collect();
        moved.sort_by_key(|it| Reverse(it.share));
        let goods = moved.iter().take(NAMED).map(|it| format!("{} {}", it.goods, share(&it.share)));
        let lower = repriced.hidden_now - repriced.hidden_after;
        let mut told = self.tell(
            "repriced",
            &[
                ("goods", text(self.list(goods))),
                ("more", count(moved.len().saturating_sub(NAMED))),
                ("now", text(self.money(repriced.hidden_now))),
                ("direction", text(if lower.minor < 0 { "higher" } else { "lower" })),
                ("change", text(self.money(if lower.minor < 0 { -lower } else { lower }))),
                ("nvr", text(self.money(repriced.nvr_after))),
            ],
        );
        told.push(' ');
        if repriced.worth_making.is_empty() {
            told.push_str(&self.say("repriced-same-choice"));
        } else {
            let named = repriced.worth_making.iter().take(NAMED);
            let names = named.map(|project| self.name(&programme.projects[*project].name));
            let more = repriced.worth_making.len().saturating_sub(NAMED);
            let arguments = [("projects", text(self.list(names))), ("more", count(more))];
            told.push_str(&self.tell("repriced-worth-making", &arguments));
        }
        told
    }
}
