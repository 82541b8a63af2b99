//! What terminal, page, workbook and tables say of a union's exposure.

mod cautions;
mod flows;
mod label;
mod page;
mod scatter;
mod sectors;
mod stay;
mod tables;
mod treemap;
mod trend;

use model::Money;
use trade::names::Tongue;
use trade::opportunity::Opportunity;
use trade::{Exposure, Flag, Place, Product};

use crate::app::exposure::{Hidden, Seen, Source};
use crate::l10n::{Language, Speech, count, text};

pub(crate) use page::html;
pub(crate) use sectors::sectors_csv;
pub(crate) use tables::{csv, lines_csv, workbook};

/// The words of one language.
pub(crate) struct Words<'a> {
    pub(crate) speech: &'a Speech,
    pub(crate) seen: &'a Seen,
}

impl Words<'_> {
    /// The union and the year.
    pub(crate) fn heading(&self) -> String {
        let members = self.seen.union.members().iter().map(|member| self.place(*member).to_owned());
        let members = text(self.speech.list(members));
        self.speech
            .tell("exposure-heading", &[("union", members), ("year", text(self.seen.year.to_string()))])
    }

    /// A place's name.
    pub(crate) fn place(&self, place: Place) -> &'static str {
        place.names()[match self.speech.language() {
            Language::English => 0,
            Language::Russian => 1,
            Language::Belarusian => 2,
        }]
    }

    /// A product's name.
    pub(crate) fn product(&self, product: Product) -> &str {
        self.seen.names.of(product, tongue(self.speech.language()))
    }

    /// A value of thousandths with its currency, short.
    pub(crate) fn money(&self, value: i64) -> String {
        self.speech.money(self.sum(value))
    }

    /// The same without the currency, for columns that name it.
    pub(crate) fn bare(&self, value: i64) -> String {
        self.speech.money_bare(self.sum(value))
    }

    fn sum(&self, value: i64) -> Money {
        Money { minor: value / 10, currency: self.seen.currency }
    }

    /// A figure between nought and one with two decimals.
    pub(crate) fn index(&self, figure: f64) -> String {
        let written = format!("{figure:.2}");
        if self.speech.language() == Language::English { written } else { written.replace('.', ",") }
    }

    /// Yes, no, or open.
    pub(crate) fn flag(&self, flag: Flag) -> String {
        self.speech.say(match flag {
            Flag::Yes => "exposure-yes",
            Flag::No => "exposure-no",
            Flag::Open => "exposure-open",
        })
    }

    /// The same of a product: of one whose code hides the goods nothing can be said.
    pub(crate) fn flag_of(&self, product: Product, flag: Flag) -> String {
        if product.is_hidden() { self.speech.say("exposure-caveat-hidden") } else { self.flag(flag) }
    }

    /// What all products of the year add up to: outside, inside, exports, dependent products and their imports.
    pub(crate) fn totals(&self) -> Totals {
        let now = self.seen.rows.iter().filter(|row| row.sums.year == self.seen.year);
        now.fold(Totals::default(), |mut totals, row| {
            totals.outside += row.sums.outside;
            totals.inside += row.sums.inside;
            totals.exports += row.sums.exports;
            if row.sums.outside > 0 {
                totals.products += 1;
            }
            match row.dependent {
                Flag::Yes => {
                    totals.dependent += 1;
                    totals.dependent_value += row.sums.outside;
                }
                Flag::Open if row.sums.outside > 0 => {
                    totals.open += 1;
                    totals.open_value += row.sums.outside;
                }
                Flag::Open | Flag::No => {}
            }
            totals
        })
    }

    /// The answer in two sentences.
    pub(crate) fn answer(&self) -> String {
        let totals = self.totals();
        let share = totals.outside as f64 / (totals.outside + totals.inside).max(1) as f64;
        self.speech.tell(
            if self.seen.is_part { "exposure-answer-part" } else { "exposure-answer" },
            &[
                ("outside", text(self.money(totals.outside))),
                ("inside", text(self.money(totals.inside))),
                ("share", text(self.speech.percent(share))),
                ("products", count(totals.products)),
                ("dependent", count(totals.dependent)),
                ("dependent_value", text(self.money(totals.dependent_value))),
                ("open", count(totals.open)),
                ("open_value", text(self.money(totals.open_value))),
            ],
        )
    }

    /// What the figures were read from.
    pub(crate) fn source(&self) -> String {
        let seen = self.seen;
        let mut named: Vec<String> = seen.tables.iter().take(TABLES).cloned().collect();
        if seen.tables.len() > TABLES {
            named.push("…".to_owned());
        }
        let without_break = |years: &[u16]| years.windows(2).all(|pair| pair[0] + 1 == pair[1]);
        let years = match seen.years.as_slice() {
            [first, _, .., last] if without_break(&seen.years) => format!("{first}–{last}"),
            years => years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        };
        let trade = self.speech.tell(
            "exposure-source",
            &[
                ("tables", text(self.speech.list(named))),
                ("rows", count(usize::try_from(seen.data_rows).unwrap_or(usize::MAX))),
                ("years", text(years)),
                ("digits", text(seen.level.digits().to_string())),
                ("currency", text(seen.currency.code())),
            ],
        );
        let derived = self.speech.say("exposure-source-derived");
        if seen.sources.is_empty() {
            return format!("{trade} {derived}");
        }
        let others = seen.sources.iter().map(|source| self.other(source)).collect::<Vec<_>>().join("; ");
        let also = self.speech.tell("exposure-source-also", &[("sources", text(others))]);
        format!("{trade} {also} {derived}")
    }

    /// A source beside the trade tables, with its year.
    fn other(&self, source: &Source) -> String {
        let year =
            source.year.map_or_else(|| self.speech.say("exposure-source-no-year"), |it| it.to_string());
        let name =
            if source.role.has_year() { format!("{} ({year})", source.name) } else { source.name.clone() };
        self.speech.tell(&format!("exposure-source-{}", source.role.word()), &[("name", text(name))])
    }

    /// Headings of the table of opportunities.
    pub(crate) fn heads(&self) -> [String; 8] {
        self.heads_in(self.seen.currency.code())
    }

    /// The same with sums in this unit.
    pub(crate) fn heads_in(&self, unit: &str) -> [String; 8] {
        ["product", "name", "outside", "share", "supplier", "concentration", "dependent", "reach"]
            .map(|head| self.speech.tell(&format!("exposure-column-{head}"), &[("currency", text(unit))]))
    }

    /// Thousands of the currency unit, as trade tables and workbooks have them.
    pub(crate) fn thousands(&self) -> String {
        self.speech.tell("exposure-thousands", &[("currency", text(self.seen.currency.code()))])
    }

    /// The cells of an opportunity.
    pub(crate) fn row(&self, it: &Opportunity) -> [String; 8] {
        let exposure = &it.exposure;
        [
            it.product.to_string(),
            self.product(it.product).to_owned(),
            self.bare(exposure.sums.outside),
            exposure.outside_share.map_or("–".to_owned(), |share| self.speech.percent(share)),
            self.supplier(exposure),
            self.concentration(exposure),
            self.dependent(it),
            self.reach(it),
        ]
    }

    /// The greatest supplier and its share.
    pub(crate) fn supplier(&self, exposure: &Exposure) -> String {
        exposure.top().map_or("–".to_owned(), |(place, share)| {
            format!("{} {}", self.place(place), self.speech.percent((share * 100.0).round() / 100.0))
        })
    }

    /// The index of concentration, an interval where suppliers are not named.
    pub(crate) fn concentration(&self, exposure: &Exposure) -> String {
        match exposure.concentration {
            None => "–".to_owned(),
            Some((low, high)) if high - low < 0.005 => self.index(low),
            Some((low, high)) => format!("{}–{}", self.index(low), self.index(high)),
        }
    }

    /// Whether the union depends on the outside for it, and in how many of the years.
    pub(crate) fn dependent(&self, it: &Opportunity) -> String {
        if it.product.is_hidden() {
            return "–".to_owned();
        }
        let flag = self.flag(it.exposure.dependent);
        let (flagged, years) = it.trend.flagged;
        if years < 2 { flag } else { format!("{flag} ({flagged}/{years})") }
    }

    /// How near the union is to making it.
    pub(crate) fn reach(&self, it: &Opportunity) -> String {
        let Some(reach) = it.reach else { return self.speech.say("exposure-reach-unknown") };
        match (reach.makers, reach.as_one, reach.rank) {
            (1.., _, _) if self.seen.union.members().len() == 1 => self.speech.say("exposure-reach-own"),
            (1.., _, _) => {
                let names: Vec<&str> =
                    reach.greatest.into_iter().flatten().map(|it| self.place(it)).collect();
                let more = count(reach.makers.saturating_sub(names.len()));
                let names = text(self.speech.list(names));
                self.speech.tell("exposure-reach-made", &[("names", names), ("more", more)])
            }
            (0, true, _) => self.speech.say("exposure-reach-together"),
            (0, false, Some(rank)) => self.speech.tell(
                "exposure-reach-near",
                &[("rank", text(self.speech.percent((rank * 100.0).round() / 100.0)))],
            ),
            (0, false, None) => self.speech.say("exposure-reach-unknown"),
        }
    }
}

impl Words<'_> {
    /// Headings of the table of what would stay inside, with sums in this unit.
    pub(crate) fn stay_heads(&self, unit: &str) -> [String; 7] {
        ["product", "name", "gross", "direct", "net", "range", "sectors"]
            .map(|head| self.speech.tell(&format!("exposure-stay-{head}"), &[("currency", text(unit))]))
    }

    /// What would stay inside if all imports of an opportunity were made inside: gross, less what its maker imports, less all
    /// imports behind it. Between nought and all where no sector is known.
    pub(crate) fn stay_row(&self, it: &Opportunity) -> Option<[String; 7]> {
        let hidden = self.seen.hidden.as_ref()?;
        let gross = it.exposure.sums.outside;
        let share = |content: f64| self.bare(((1.0 - content) * gross as f64) as i64);
        let none = || "–".to_owned();
        let first = [it.product.to_string(), self.product(it.product).to_owned(), self.bare(gross)];
        let rest = match hidden.contents.get(&it.product) {
            Some(content) => [
                share(content.direct),
                share(content.likely),
                format!("{} – {}", share(content.high), share(content.low)),
                self.speech.list(content.sectors.iter()),
            ],
            None => [none(), none(), format!("{} – {}", share(1.0), share(0.0)), none()],
        };
        let mut cells = first.into_iter().chain(rest);
        Some(std::array::from_fn(|_| cells.next().unwrap_or_default()))
    }

    /// How the table of what would stay is to be read.
    pub(crate) fn stay_how(&self) -> String {
        let hidden = self.seen.hidden.as_ref();
        let named =
            |hidden: &Hidden| self.speech.list(hidden.regions.iter().map(|region| self.region(region)));
        let regions = hidden.map_or(String::new(), named);
        let table = hidden.map_or(String::new(), |hidden| hidden.table.clone());
        self.speech.tell("exposure-stay-how", &[("table", text(table)), ("regions", text(regions))])
    }
}

/// Tables that a sentence names.
const TABLES: usize = 4;

/// What a year adds up to, in thousandths.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Totals {
    pub(crate) outside: i64,
    pub(crate) inside: i64,
    pub(crate) exports: i64,
    pub(crate) products: usize,
    pub(crate) dependent: usize,
    pub(crate) dependent_value: i64,
    /// Products of which the data do not say whether the union depends on the outside.
    pub(crate) open: usize,
    pub(crate) open_value: i64,
}

/// In which language goods are called.
pub(crate) fn tongue(language: Language) -> Tongue {
    if language == Language::English { Tongue::English } else { Tongue::Russian }
}
