//! What may be typed after `enquiry`: a step, and who takes it.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand};
use model::cooperation::PriceBreak;
use model::number::{Currency, Decimal, Quantity, UnitPrice};
use model::time::Day;

use super::super::args::{Form, Programme, freight};

#[derive(Debug, Args)]
pub(in crate::cli) struct Enquiry {
    #[command(subcommand)]
    pub(super) step: Step,
}

#[derive(Debug, Subcommand)]
pub(super) enum Step {
    Send(Send),
    Quote(Quote),
    Decline(Decline),
    Award(Award),
    Withdraw(Withdraw),
    Renew(Renew),
    Show(Show),
    Projects(Projects),
}

/// Who acts, on which day.
#[derive(Debug, Args)]
pub(super) struct Actor {
    #[arg(long, value_name = "WHO")]
    pub(super) who: String,
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) day: Option<Day>,
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,
    #[command(flatten)]
    pub(super) form: Form,
}

#[derive(Debug, Args)]
pub(super) struct Send {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(long, value_name = "KEY")]
    pub(super) enquiry: String,
    #[arg(long, value_name = "NEED")]
    pub(super) need: String,
    #[arg(long, value_name = "CAPABILITIES", value_delimiter = ',', required = true)]
    pub(super) to: Vec<String>,
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) reply_by: Day,
    #[arg(long, value_name = "KEY")]
    pub(super) reissue_of: Option<String>,
    #[command(flatten)]
    pub(super) actor: Actor,
}

#[derive(Debug, Args)]
pub(super) struct Quote {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(long, value_name = "KEY")]
    pub(super) enquiry: String,
    #[arg(long, value_name = "KEY")]
    pub(super) quote: String,
    #[arg(long, value_name = "CAPABILITY")]
    pub(super) capability: String,
    #[arg(long, value_name = "PRICES", value_delimiter = ',', required = true, value_parser = price)]
    pub(super) price: Vec<PriceBreak>,
    #[arg(long, value_name = "AMOUNT", default_value = "0", hide_default_value = true, value_parser = amount)]
    pub(super) tooling: Decimal,
    #[arg(long, value_name = "CURRENCY", value_parser = currency)]
    pub(super) currency: Currency,
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(0..=3650))]
    pub(super) lead_time: u32,
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) valid_until: Day,
    #[command(flatten)]
    pub(super) actor: Actor,
}

#[derive(Debug, Args)]
pub(super) struct Decline {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(long, value_name = "KEY")]
    pub(super) enquiry: String,
    #[arg(long, value_name = "CAPABILITY")]
    pub(super) capability: String,
    #[arg(long, value_name = "WORDS")]
    pub(super) reason: String,
    #[command(flatten)]
    pub(super) actor: Actor,
}

#[derive(Debug, Args)]
pub(super) struct Award {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(long, value_name = "KEY")]
    pub(super) enquiry: String,
    #[arg(long, value_name = "KEY")]
    pub(super) award: String,
    #[arg(long, value_name = "QUOTES", value_delimiter = ',', required = true, value_parser = share)]
    pub(super) take: Vec<(String, Option<Decimal>)>,
    #[arg(long)]
    pub(super) chain: bool,
    #[arg(long, value_name = "WORDS")]
    pub(super) reason: String,
    #[command(flatten)]
    pub(super) actor: Actor,
}

#[derive(Debug, Args)]
pub(super) struct Withdraw {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(long, value_name = "KEY")]
    pub(super) enquiry: String,
    #[arg(long, value_name = "WORDS")]
    pub(super) reason: String,
    #[command(flatten)]
    pub(super) actor: Actor,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true))]
pub(super) struct Renew {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(long, value_name = "NEED", group = "what")]
    pub(super) need: Option<String>,
    #[arg(long, value_name = "CAPABILITY", group = "what")]
    pub(super) capability: Option<String>,
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) until: Day,
    #[command(flatten)]
    pub(super) actor: Actor,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(long, value_name = "KEY")]
    pub(super) enquiry: Option<String>,
    #[arg(long, value_name = "WHO")]
    pub(super) who: Option<String>,
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) day: Option<Day>,
    #[arg(long, value_name = "RATE", value_parser = freight)]
    pub(super) freight: Option<UnitPrice>,
    #[command(flatten)]
    pub(super) form: Form,
}

#[derive(Debug, Args)]
pub(super) struct Projects {
    #[command(flatten)]
    pub(super) programme: Programme,
    #[arg(long)]
    pub(super) write: bool,
}

impl Step {
    /// The programme's folder.
    pub(super) fn folder(&self) -> &PathBuf {
        let programme = match self {
            Self::Send(typed) => &typed.programme,
            Self::Quote(typed) => &typed.programme,
            Self::Decline(typed) => &typed.programme,
            Self::Award(typed) => &typed.programme,
            Self::Withdraw(typed) => &typed.programme,
            Self::Renew(typed) => &typed.programme,
            Self::Show(typed) => &typed.programme,
            Self::Projects(typed) => &typed.programme,
        };
        &programme.folder
    }
}

/// A day: `2027-05-31`. The words of these errors are not shown.
fn day(typed: &str) -> Result<Day, &'static str> {
    Day::parse(typed).ok_or("no day")
}

/// An amount that is not below nought.
fn amount(typed: &str) -> Result<Decimal, &'static str> {
    Decimal::parse(typed).filter(|amount| *amount >= Decimal::ZERO).ok_or("no amount")
}

fn currency(typed: &str) -> Result<Currency, &'static str> {
    Currency::parse(typed).ok_or("no currency")
}

/// `8100` for any quantity, or `500=7900`: from 500 units on.
fn price(typed: &str) -> Result<PriceBreak, &'static str> {
    let (from, price) = typed.split_once('=').unwrap_or(("0", typed));
    let from = amount(from.trim()).ok().and_then(Quantity::from_decimal).ok_or("no quantity")?;
    Ok(PriceBreak { from, price: amount(price.trim())? })
}

/// `q1`, or `q1=0.6`.
fn share(typed: &str) -> Result<(String, Option<Decimal>), &'static str> {
    match typed.split_once('=') {
        None => Ok((typed.trim().to_owned(), None)),
        Some((quote, share)) => Ok((quote.trim().to_owned(), Some(amount(share.trim())?))),
    }
}

impl Award {
    /// The quotes with their shares: one alone gets all, and so does each link of a chain. Whoever names several must say which of
    /// the two is meant: a share left out, or given to a link, is none, and the award is refused.
    pub(super) fn shares(&self) -> Vec<(String, Decimal)> {
        let is_whole = self.chain || self.take.len() == 1;
        let share = |share: Option<Decimal>| match share {
            None if is_whole => Decimal::ONE,
            Some(share) if !self.chain => share,
            _ => Decimal::ZERO,
        };
        self.take.iter().map(|(quote, typed)| (quote.clone(), share(*typed))).collect()
    }
}
