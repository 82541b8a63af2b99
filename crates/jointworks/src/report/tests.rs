//! What a report promises, held against the tiny example and against names that wish it ill.

use std::collections::BTreeSet;

use model::draft::{Draft, Name};
use model::plan::{Choice, LeftOut, Payment, ScheduledTask, Settings, Totals};
use model::time::Period;
use model::{Quantity, account, sample};
use quick_xml::events::Event;

use super::loads::used;
use super::money::{FundYear, fund_years};
use super::*;

fn born(draft: Draft) -> Programme {
    Programme::new(draft).expect("the example is without errors").0
}

/// Two of the three projects of the tiny example. The pump's certification waits a quarter for the stand.
fn plan(programme: &Programme) -> Plan {
    let nought = Money::zero(programme.currency);
    let task = |task: &str, mode: &str, start| ScheduledTask {
        task: task.to_owned(),
        mode: mode.to_owned(),
        start: Period(start),
    };
    let choice = |project: &str, plant: &str, mode: &str, test: u32, quantity: i64| Choice {
        project: project.to_owned(),
        plant: plant.to_owned(),
        tasks: vec![
            task("design", mode, 0),
            task("test", "normal", test),
            task("tooling", "normal", test + 1),
        ],
        launch: Period(test + 3),
        production: (0..12)
            .map(|at| Quantity::from_parts(if at > test + 3 { quantity } else { 0 }))
            .collect(),
    };
    let pay = |project: &str, year, minor| Payment {
        fund: "joint-fund".to_owned(),
        project: project.to_owned(),
        year,
        amount: Money { minor, ..nought },
    };
    let mut plan = Plan {
        programme: programme.fingerprint.clone(),
        settings: Settings { planner: "0.1.0".to_owned(), seed: 7, work: 42 },
        choices: vec![
            choice("pump-line", "kazan", "fast", 2, 400_000),
            choice("valve-line", "minsk", "normal", 3, 1_500_000),
        ],
        payments: vec![pay("pump-line", 2026, 1_000_000_000), pay("valve-line", 2026, 1_500_000_000)],
        totals: Totals {
            nvr: nought,
            nvr_low: nought,
            nvr_high: nought,
            value_added: nought,
            public_money: nought,
            buyer_cost: nought,
            penalty: nought,
        },
        bound: nought,
        left_out: vec![LeftOut { project: "bearing-line".to_owned(), reason: Reason::NeverFits }],
        parent: None,
    };
    plan.totals = worth(programme, &plan).totals;
    plan.bound = Money { minor: plan.totals.nvr.minor + plan.totals.nvr.minor.abs() / 50, ..nought };
    plan
}

fn worth(programme: &Programme, plan: &Plan) -> Account {
    account::of(programme, &Resolved::new(programme, plan).0)
}

const FACTS: RunFacts = RunFacts { optimal: false, seconds: Some(1.5) };

fn report(programme: &Programme, plan: &Plan) -> String {
    html(programme, plan, &worth(programme, plan), &FACTS, Language::Russian)
}

/// The part of the page in that language.
fn part(page: &str, language: Language) -> &str {
    let begin =
        page.find(&format!("lang=\"{}\" data-language", language.tag())).expect("the language is there");
    let rest = &page[begin..];
    &rest[..rest.find("</footer>").expect("every part ends with a footer")]
}

fn speech(language: Language) -> Speech {
    let mut speech = Speech::new(language);
    speech.learn(&[texts(language)]);
    speech
}

/// Runs a check on the page of one language.
fn on_page<T>(programme: &Programme, plan: &Plan, check: impl FnOnce(&Page<'_>) -> T) -> T {
    let (resolved, account) = (Resolved::new(programme, plan).0, worth(programme, plan));
    let speech = speech(Language::English);
    check(&Page { programme, plan, resolved: &resolved, account: &account, facts: &FACTS, speech: &speech })
}

/// Every project stands in every language: chosen ones with their plant and launch, the others with their reason.
#[test]
fn every_project_is_told_in_every_language() {
    let programme = born(sample::tiny());
    let plan = plan(&programme);
    let page = report(&programme, &plan);
    for language in Language::ALL {
        let (part, speech) = (part(&page, language), speech(language));
        for choice in &plan.choices {
            let project = &programme.projects[programme.project(&choice.project).unwrap()];
            assert!(
                part.matches(speech.name(&project.name)).count() >= 3,
                "picture, table and stages: {}",
                project.key
            );
            assert!(
                part.contains(&speech.period(&programme.calendar, choice.launch)),
                "launch of {}",
                project.key
            );
            assert!(part.contains(&choice.plant), "plant of {}", project.key);
        }
        assert!(part.contains("bearing-line"));
        assert!(part.contains(&speech.reason(&programme, &plan.left_out[0].reason)));
    }
}

/// A project that is left out without a reason is told all the same: nothing may vanish.
#[test]
fn nothing_vanishes_without_a_reason() {
    let programme = born(sample::tiny());
    let mut plan = plan(&programme);
    plan.left_out.clear();
    let page = report(&programme, &plan);
    for language in Language::ALL {
        let part = part(&page, language);
        assert!(part.contains("bearing-line") && part.contains(&speech(language).say("report-no-reason")));
    }
}

/// The figures on the page are the account's, nobody else's.
#[test]
fn figures_are_the_accounts() {
    let programme = born(sample::tiny());
    let plan = plan(&programme);
    let account = worth(&programme, &plan);
    let page = report(&programme, &plan);
    let (totals, steps) = (&account.totals, &account.steps);
    assert!(totals.nvr.minor > 0, "the example must be worth something, else nothing is tested");
    for language in Language::ALL {
        let (part, speech) = (part(&page, language), speech(language));
        let shown = [
            totals.nvr,
            totals.nvr_low,
            totals.nvr_high,
            totals.value_added,
            totals.public_money,
            totals.buyer_cost,
            plan.bound,
            steps.today,
            steps.planned,
            steps.replaced,
            steps.parts,
            steps.hidden,
            steps.imported_outlays,
        ];
        for money in shown.into_iter().chain(account.projects.iter().map(|own| own.nvr)) {
            let figure = speech.money_bare(money);
            assert!(part.contains(&figure), "{figure} is missing in {language:?}");
        }
        assert!(part.contains(&speech.money_exact(plan.bound)));
    }
}

/// The page needs nothing from anywhere: no address but those that a reader may choose to follow.
#[test]
fn nothing_is_fetched() {
    let mut draft = sample::tiny();
    draft.projects[0].provenance.source = "https://example.org/a".to_owned();
    draft.projects[1].provenance.source = "javascript:alert(1)".to_owned();
    draft.products[1].provenance.source = "a ministry's letter".to_owned();
    let programme = born(draft);
    let page = report(&programme, &plan(&programme));
    for fetching in [
        " src=", "<link", "<iframe", "<img", "<image", "<use", "@import", "srcset", "xlink", "<object",
        "<embed",
    ] {
        assert!(!page.contains(fetching), "{fetching}");
    }
    for (at, _) in page.match_indices("url(") {
        assert!(page[at..].starts_with("url(#"), "{}", &page[at..at + 40]);
    }
    for (at, _) in page.match_indices("href=\"") {
        let address = &page[at + 6..];
        let link = page[..at].ends_with("<a ");
        assert!(link && (address.starts_with('#') || address.starts_with("https://")), "{}", &address[..30]);
    }
    assert!(page.contains("href=\"https://example.org/a\""));
    assert!(page.contains("javascript:alert(1)"), "it is shown as the words that it is");
}

/// Every drawing is well-formed XML, and those that stand for something say what.
#[test]
fn drawings_are_well_formed_and_named() {
    let programme = born(sample::tiny());
    let page = report(&programme, &plan(&programme));
    let mut rest = page.as_str();
    let mut drawings = 0;
    while let Some(begin) = rest.find("<svg") {
        let drawing = outermost(&rest[begin..]);
        let mut reader = quick_xml::Reader::from_str(drawing);
        let mut titles = 0;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{error}: {drawing}")) {
                Event::Eof => break,
                Event::Start(element) => {
                    titles += usize::from(element.name().as_ref() == "title");
                    for attribute in element.attributes() {
                        attribute.unwrap_or_else(|error| panic!("{error}: {drawing}"));
                    }
                }
                _ => {}
            }
        }
        let opening = &drawing[..drawing.find('>').unwrap()];
        assert_eq!(opening.contains("role=\"img\""), titles > 0, "{opening}");
        assert_ne!(opening.contains("role=\"img\""), opening.contains("aria-hidden=\"true\""), "{opening}");
        rest = &rest[begin + drawing.len()..];
        drawings += 1;
    }
    assert!(drawings > 30, "{drawings}");
}

/// The first drawing with all that is nested in it.
fn outermost(text: &str) -> &str {
    let (mut depth, mut at) = (0, 0);
    loop {
        let next = at + text[at..].find("svg").unwrap();
        if text[..next].ends_with("</") {
            depth -= 1;
        } else if text[..next].ends_with('<') {
            depth += 1;
        }
        at = next + 3;
        if depth == 0 {
            return &text[..=at];
        }
    }
}

/// Names, notes and sources are words, whatever they contain: nothing of them becomes markup, and none turns its neighbours round.
#[test]
fn hostile_names_stay_words() {
    let evil = "</title><script>alert(1)</script>\" onload='x' & \u{202e}עברית";
    let name = || Name { plain: evil.to_owned(), ru: Some(evil.to_owned()), be: Some(evil.to_owned()) };
    let mut draft = sample::tiny();
    draft.header.name = name();
    draft.projects[0].name = name();
    draft.plants[1].name = name();
    draft.resources[0].name = name();
    draft.funds.iter_mut().for_each(|fund| fund.name = name());
    draft.products[1].name = name();
    draft.products[1].unit = evil.to_owned();
    draft.projects[0].provenance.note = evil.to_owned();
    draft.projects[0].provenance.source = format!("https://example.org/\"><script>{evil}");
    draft.projects[1].provenance.source = "https://example.org/\"onclick=\"alert(1)".to_owned();
    let programme = born(draft);
    let page = report(&programme, &plan(&programme));
    assert_eq!(page.matches("<script").count(), 1, "only our own");
    assert!(!page.contains("\"onclick=\"") && !page.contains("<script>alert"));
    assert!(page.contains("&lt;script&gt;alert(1)"));
    // In the text of the page such a name always stands in an element of its own direction.
    for (at, _) in page.match_indices("&lt;/title&gt;") {
        let before = &page[..at];
        let isolated =
            ["<bdi>", "<title>", "\u{2068}", "(", "https://example.org/&quot;&gt;&lt;script&gt;", "<desc>"];
        assert!(isolated.iter().any(|mark| before.ends_with(mark)), "{}", &before[before.len() - 60..]);
    }
}

/// Asked the same twice, it answers the same to the byte.
#[test]
fn the_same_plan_gives_the_same_bytes() {
    let programme = born(sample::tiny());
    let plan = plan(&programme);
    assert_eq!(report(&programme, &plan), report(&programme, &plan));
}

/// Every message that the page uses is written, in each language and not only in the one of last resort.
#[test]
fn every_message_is_written_in_every_language() {
    let programme = born(sample::tiny());
    let page = report(&programme, &plan(&programme));
    let unwritten = page.find("report-").map(|at| &page[at..(at + 40).min(page.len())]);
    assert_eq!(unwritten, None);
    let keys = |language: Language| -> BTreeSet<&str> {
        texts(language)
            .lines()
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key)
            .filter(|key| key.starts_with("report-"))
            .collect()
    };
    for language in Language::ALL {
        assert_eq!(keys(language), keys(Language::English), "{language:?}");
    }
}

/// Identifiers are unique, and whatever points to one points to something.
#[test]
fn references_within_the_page_hold() {
    let programme = born(sample::tiny());
    let page = report(&programme, &plan(&programme));
    let values = |attribute: &str| -> Vec<String> {
        let mark = format!(" {attribute}=\"");
        page.match_indices(&mark)
            .map(|(at, _)| page[at + mark.len()..].split('"').next().unwrap().to_owned())
            .collect()
    };
    let ids = values("id");
    let unique: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len());
    let links = values("href").into_iter().filter_map(|href| href.strip_prefix('#').map(str::to_owned));
    for target in links.chain(values("for")).chain(values("aria-labelledby")) {
        assert!(unique.contains(&target), "{target}");
    }
}

/// A plan without projects is a plan: the page says so instead of dividing by nought.
#[test]
fn an_empty_plan_has_a_report() {
    let programme = born(sample::tiny());
    let mut plan = plan(&programme);
    plan.choices.clear();
    plan.payments.clear();
    plan.bound = Money::zero(programme.currency);
    let page = report(&programme, &plan);
    for wrong in ["NaN", "inf%", "inf\""] {
        assert!(!page.contains(wrong), "{wrong}");
    }
}

/// Money that is not paid stays in that share for the next year, and no more.
#[test]
fn funds_carry_over_what_is_left() {
    let mut draft = sample::tiny();
    for fund in &mut draft.funds {
        fund.carry_over_share = model::Decimal::parse("0.5");
        fund.amount.value = model::Decimal::whole(40_000_000);
    }
    let programme = born(draft);
    let money = |millions: i64| Money { minor: millions * 100_000_000, currency: programme.currency };
    let years = on_page(&programme, &plan(&programme), |page| fund_years(page, Id::new(0)));
    // 40 million each in 2026 and 2027; 25 million are paid in 2026.
    let half = Money { minor: 750_000_000, ..money(0) };
    assert_eq!(years[0], FundYear { fresh: money(40), carried: money(0), paid: money(25) });
    assert_eq!(years[1], FundYear { fresh: money(40), carried: half, paid: money(0) });
}

/// A resource is in use exactly while the tasks that need it run.
#[test]
fn loads_follow_the_tasks() {
    let programme = born(sample::tiny());
    let stand = on_page(&programme, &plan(&programme), |page| used(page, Id::new(0)));
    assert_eq!(stand, [0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
}

/// A stage is critical exactly if a period lost on it is lost at the launch: the pump's design ends a quarter before its test
/// begins and may slip by that quarter, what follows may not slip at all.
#[test]
fn float_is_what_a_stage_may_slip() {
    let programme = born(sample::tiny());
    let floats = |choice: usize| -> Vec<usize> {
        on_page(&programme, &plan(&programme), |page| {
            float::stages(page.programme, &page.resolved.choices[choice])
                .iter()
                .map(|stage| stage.float)
                .collect()
        })
    };
    assert_eq!(floats(0), [1, 0, 0]);
    assert_eq!(floats(1), [1, 0, 0]);
}

/// Whatever the programme (quarters, months, weeks; losses, nothing to do, zero bounds), its plan has a well-formed report that
/// names every project in every language.
#[test]
fn every_programme_has_a_report() {
    let mut planned = 0;
    for seed in 0..30 {
        let programme = born(sample::generated(seed, sample::Size::SMALL));
        let settings = planner::Settings { seed, threads: 1, work: Some(1), stop: &|| false };
        let Some(plan) = planner::plan(&programme, &settings, &mut |_| ()).plan else { continue };
        planned += 1;
        let page = report(&programme, &plan);
        for wrong in ["NaN", "inf%", "inf\"", "report-", "\"-"] {
            assert!(!page.contains(wrong), "{wrong} in the report of seed {seed}");
        }
        for language in Language::ALL {
            let (part, speech) = (part(&page, language), speech(language));
            for project in programme.projects.iter() {
                assert!(part.contains(speech.name(&project.name)), "{} of seed {seed}", project.key);
            }
        }
    }
    assert!(planned > 10, "{planned} plans prove little");
}

/// In English the currency stands before its figure: left out at the lower end of a range, it would be missed there.
#[test]
fn both_ends_of_the_range_name_their_currency() {
    let programme = born(sample::tiny());
    let plan = plan(&programme);
    let totals = &plan.totals;
    let page = html(&programme, &plan, &worth(&programme, &plan), &FACTS, Language::English);
    let speech = speech(Language::English);
    let range = format!("(between {} and {})", speech.money(totals.nvr_low), speech.money(totals.nvr_high));
    assert!(page.contains(&range), "the report does not say “{range}”");
}
