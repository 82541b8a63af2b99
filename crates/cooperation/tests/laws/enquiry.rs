//! From enquiry to award: who may do what, what counts, what is compared, and who sees which cell.

use cooperation::enquiry::{Enquiries, Outcome, Terms, View, awarded, compare, view};
use model::cooperation::{DISCLOSURE, Deed, Event, Field, PriceBreak, Renewed, Sight, Standing};
use model::draft::{Rate, Visibility};
use model::number::{Currency, Quantity, UnitPrice};
use model::{Code, Cooperation, Day, Decimal, Finding, Programme};

use super::market::{able, day, market};

struct World {
    programme: Programme,
    cooperation: Cooperation,
}

/// Buyer `kazan` needs ten a week for 26 weeks; brest, omsk and tula have profiles, perm has one and is never asked.
fn world() -> World {
    let mut draft = market();
    for plant in ["brest", "omsk", "tula", "perm"] {
        able(&mut draft, plant, "gears", None);
    }
    let need = &mut draft.cooperation.needs[0];
    need.visibility = Visibility::Public;
    need.deadline = day("2026-03-31");
    need.target_price = Some(model::draft::Stated { value: Decimal::whole(90), currency: None });
    need.product = Some(draft.products[0].product.clone());
    need.documents = vec![format!("drawing.pdf sha256:{}", "0".repeat(64))];
    draft.header.rates = vec![Rate { currency: Currency::parse("EUR").unwrap(), value: Decimal::whole(100) }];
    draft.header.rates_of = ("2026-01-01".to_owned(), "own".to_owned());
    let mut second = draft.cooperation.capabilities[0].clone();
    second.capability = "brest-too".to_owned();
    draft.cooperation.capabilities.push(second);
    let mut others = draft.cooperation.needs[0].clone();
    (others.need, others.buyer) = ("others".to_owned(), "rival".to_owned());
    draft.cooperation.needs.push(others);
    let (cooperation, _) = Cooperation::new(&draft).unwrap_or_else(|findings| panic!("{findings:?}"));
    let (programme, _) = Programme::new(draft).unwrap();
    World { programme, cooperation }
}

fn on(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn event(id: &str, who: &str, on_day: &str, deed: Deed) -> Event {
    Event { id: id.to_owned(), day: on(on_day), who: who.to_owned(), deed }
}

fn send() -> Event {
    let capabilities = ["brest", "omsk", "tula"].map(str::to_owned).to_vec();
    let deed = Deed::Send {
        enquiry: "e".to_owned(),
        need: "gears".to_owned(),
        capabilities,
        reply_by: on("2026-01-31"),
        reissue_of: None,
    };
    event("send", "kazan", "2026-01-05", deed)
}

/// A quote of a plant at such a price for any quantity and another for 200 and more.
fn quote(plant: &str, prices: (i64, i64), currency: &str, tooling: i64, lead_time: u32) -> Event {
    let at = |from, price| PriceBreak {
        from: Quantity::from_decimal(Decimal::whole(from)).unwrap(),
        price: Decimal::whole(price),
    };
    let deed = Deed::Quote {
        enquiry: "e".to_owned(),
        quote: format!("q-{plant}"),
        capability: plant.to_owned(),
        breaks: vec![at(0, prices.0), at(200, prices.1)],
        tooling: Decimal::whole(tooling),
        currency: Currency::parse(currency).unwrap(),
        lead_time,
        valid_until: on("2026-06-30"),
    };
    event(&format!("quote-{plant}"), plant, "2026-01-10", deed)
}

fn award(quotes: &[(&str, &str)]) -> Event {
    let share = |(quote, share): &(&str, &str)| ((*quote).to_owned(), Decimal::parse(share).unwrap());
    let deed = Deed::Award {
        enquiry: "e".to_owned(),
        award: "a".to_owned(),
        quotes: quotes.iter().map(share).collect(),
        reason: "the best".to_owned(),
    };
    event("award", "kazan", "2026-02-01", deed)
}

fn sum(world: &World, events: &[Event]) -> Enquiries {
    let (sum, findings) = Enquiries::of(events, &world.programme, &world.cooperation);
    assert_eq!(findings, []);
    sum
}

fn refused(world: &World, events: &[Event], event: &Event) -> Code {
    let mut known = sum(world, events);
    let before = known.clone();
    let finding: Finding = known.add(event, &world.programme, &world.cooperation).unwrap_err();
    assert_eq!(known, before, "a refusal changes nothing");
    finding.code
}

fn replies() -> Vec<Event> {
    vec![
        send(),
        quote("brest", (120, 80), "RUB", 26_000, 30),
        quote("omsk", (1, 1), "EUR", 0, 100),
        event(
            "no",
            "tula",
            "2026-01-11",
            Deed::Decline {
                enquiry: "e".to_owned(),
                capability: "tula".to_owned(),
                reason: "no shifts".to_owned(),
            },
        ),
    ]
}

/// Each rule convicts a guilty event, and the same event sent twice counts once.
#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn every_rule_has_its_guilty_event() {
    let world = world();
    let changed = |event: &Event, change: &dyn Fn(&mut Event)| {
        let mut event = event.clone();
        change(&mut event);
        event
    };
    let deed = |event: Event, deed: Deed| Event { deed, ..event };
    let sent = [send()];
    let all = replies();
    let q = quote("brest", (120, 80), "RUB", 26_000, 30);
    let a = award(&[("q-brest", "1")]);
    let with_breaks = |breaks: Vec<(i64, i64)>| {
        changed(&q, &|event| {
            if let Deed::Quote { breaks: old, .. } = &mut event.deed {
                *old = breaks
                    .iter()
                    .map(|(from, price)| PriceBreak {
                        from: Quantity::from_decimal(Decimal::whole(*from)).unwrap(),
                        price: Decimal::whole(*price),
                    })
                    .collect();
            }
        })
    };
    let mut least = replies();
    // Of 260 units a half is less than 200.
    least[1] = with_breaks(vec![(200, 80)]);
    let withdraw = |reason: &str| {
        event(
            "w",
            "kazan",
            "2026-02-01",
            Deed::Withdraw { enquiry: "e".to_owned(), reason: reason.to_owned() },
        )
    };
    let cases: Vec<(&str, &[Event], Event, Code)> = vec![
        ("another of the id", &sent, changed(&send(), &|it| it.who = "perm".to_owned()), Code::EventConflict),
        ("before the last", &sent, changed(&q, &|it| it.day = on("2026-01-04")), Code::EventTooEarly),
        ("after the reply day", &sent, changed(&q, &|it| it.day = on("2026-02-01")), Code::EventTooLate),
        ("not the buyer", &[], changed(&send(), &|it| it.who = "brest".to_owned()), Code::EventNotYours),
        ("another plant", &sent, changed(&q, &|it| it.who = "omsk".to_owned()), Code::EventNotYours),
        ("a stranger", &sent, quote("perm", (1, 1), "RUB", 0, 1), Code::EventUnknown),
        (
            "never asked with that",
            &sent,
            changed(&q, &|event| {
                if let Deed::Quote { capability, .. } = &mut event.deed {
                    *capability = "brest-too".to_owned();
                }
            }),
            Code::EventNotAsked,
        ),
        ("no such enquiry", &[], q.clone(), Code::EventUnknown),
        ("no rate", &sent, quote("brest", (1, 1), "USD", 0, 1), Code::EventNoRate),
        ("no price", &sent, with_breaks(vec![]), Code::EventBadPrice),
        ("beyond all sums", &sent, quote("brest", (i64::MAX, 1), "EUR", 0, 1), Code::EventBadPrice),
        ("free of charge", &sent, with_breaks(vec![(0, 0)]), Code::EventBadPrice),
        ("quantities fall", &sent, with_breaks(vec![(200, 5), (0, 6)]), Code::EventBadPrice),
        (
            "another buyer's enquiry",
            &sent,
            deed(
                event(
                    "x",
                    "rival",
                    "2026-01-06",
                    Deed::Withdraw { enquiry: "e".to_owned(), reason: "r".to_owned() },
                ),
                Deed::Send {
                    enquiry: "e2".to_owned(),
                    need: "others".to_owned(),
                    capabilities: vec!["brest".to_owned()],
                    reply_by: on("2026-01-31"),
                    reissue_of: Some("e".to_owned()),
                },
            ),
            Code::EventUnknown,
        ),
        ("half of it", &all, award(&[("q-brest", "0.5")]), Code::EventBadShares),
        ("a declined one", &all, award(&[("q-tula", "1")]), Code::EventUnknown),
        ("twice the same", &all, award(&[("q-brest", "0.5"), ("q-brest", "0.5")]), Code::EventKeyTaken),
        ("too late to take", &all, changed(&a, &|it| it.day = on("2026-07-01")), Code::EventTooLate),
        ("without a reason", &all, withdraw("  "), Code::EventNoReason),
        ("a reason that nobody sees", &all, withdraw("\u{200b}\u{202e}"), Code::EventNoReason),
        ("without an id", &all, changed(&withdraw("none"), &|it| it.id.clear()), Code::EventBadKey),
        ("less than is delivered", &least, award(&[("q-brest", "0.5")]), Code::EventBadShares),
        (
            "less than is delivered",
            &least,
            award(&[("q-brest", "0.5"), ("q-omsk", "0.5")]),
            Code::EventBelowMinimum,
        ),
        (
            "nobody asked",
            &[],
            deed(
                send(),
                Deed::Send {
                    enquiry: "e".to_owned(),
                    need: "gears".to_owned(),
                    capabilities: Vec::new(),
                    reply_by: on("2026-01-31"),
                    reissue_of: None,
                },
            ),
            Code::EventNobodyAsked,
        ),
        (
            "a key with a slash",
            &[],
            deed(
                send(),
                Deed::Send {
                    enquiry: "x".repeat(200),
                    need: "gears".to_owned(),
                    capabilities: vec!["brest".to_owned()],
                    reply_by: on("2026-01-31"),
                    reissue_of: None,
                },
            ),
            Code::EventBadKey,
        ),
        (
            "a key with a way out",
            &[],
            deed(
                send(),
                Deed::Send {
                    enquiry: "../e".to_owned(),
                    need: "gears".to_owned(),
                    capabilities: vec!["brest".to_owned()],
                    reply_by: on("2026-01-31"),
                    reissue_of: None,
                },
            ),
            Code::EventBadKey,
        ),
    ];
    for (what, known, event, code) in cases {
        assert_eq!(refused(&world, known, &event), code, "{what}");
    }
    let mut ended = all.clone();
    ended.push(a.clone());
    assert_eq!(refused(&world, &ended, &withdraw("no more")), Code::EventEnded);
    let mut known = sum(&world, &ended);
    assert_eq!(known.add(&a, &world.programme, &world.cooperation), Ok(false));
    assert!(matches!(&known.all[0].outcome, Outcome::Awarded { award, .. } if award == "a"));
}

/// Where tables have changed under an event, nothing is added to its enquiry until they are put back; others go on.
#[test]
fn nothing_is_built_on_what_no_longer_holds() {
    let before = world();
    let mut after = world();
    after.programme.rates.0.clear();
    let (mut known, findings) = Enquiries::of(&replies(), &after.programme, &after.cooperation);
    assert_eq!(findings.iter().map(|it| it.code).collect::<Vec<_>>(), [Code::EventNoRate]);
    let a = award(&[("q-brest", "1")]);
    let refused = known.add(&a, &after.programme, &after.cooperation).unwrap_err();
    assert_eq!((refused.code, refused.subject.as_str()), (Code::EventAdrift, "award"));
    // What was kept is known, whether it counts or not.
    assert_eq!(known.add(&replies()[2], &after.programme, &after.cooperation), Ok(false));
    let other = event(
        "renewed",
        "brest",
        "2026-02-01",
        Deed::Renew {
            what: model::cooperation::Renewed::Capability,
            key: "brest".to_owned(),
            until: on("2027-01-01"),
        },
    );
    assert_eq!(known.add(&other, &after.programme, &after.cooperation), Ok(true));
    assert_eq!(sum(&before, &replies()).add(&a, &before.programme, &before.cooperation), Ok(true));
}

fn terms() -> Terms {
    Terms { freight: None, share: Decimal::ONE, day: on("2026-02-01") }
}

/// 260 units: brest at 80 with 26 000 of tooling lands at 180; omsk at one euro of 100 lands at 100, but after the deadline.
#[test]
fn quotes_are_compared_at_equal_terms() {
    let world = world();
    let known = sum(&world, &replies());
    let offers = compare(&known.all[0], &world.programme, &world.cooperation, terms());
    let price = |value: i64| UnitPrice::from_decimal(Decimal::whole(value));
    let told: Vec<_> = offers.iter().map(|it| (it.quote.key.as_str(), it.landed, it.is_late)).collect();
    assert_eq!(told, [("q-omsk", price(100), true), ("q-brest", price(180), false)]);
    // A tenth of the quantity is below the break of 200, and the tooling weighs ten times as much.
    let small = Terms { share: Decimal::parse("0.1").unwrap(), ..terms() };
    let offers = compare(&known.all[0], &world.programme, &world.cooperation, small);
    assert_eq!(offers[1].landed, price(1_120));
}

/// Shares become projects of their own, a chain one at its last link, each with the ids that it rests on.
#[test]
fn awards_become_candidates() {
    let world = world();
    let with = |quotes: &[(&str, &str)]| {
        let mut events = replies();
        events.push(award(quotes));
        awarded(&sum(&world, &events), &world.programme, &world.cooperation)
    };
    let price = |value: i64| UnitPrice::from_decimal(Decimal::whole(value));
    let shared = with(&[("q-brest", "0.4"), ("q-omsk", "0.6")]);
    assert_eq!(shared.len(), 2);
    // Forty per cent of 260 is below the break.
    assert_eq!((shared[0].unit_price, shared[1].unit_price), (price(120), price(100)));
    assert_eq!(shared[0].quotes, ["q-brest"]);
    let chain = with(&[("q-brest", "1"), ("q-omsk", "1")]);
    assert_eq!(chain.len(), 1);
    assert_eq!((chain[0].unit_price, chain[0].tooling), (price(180), Some(Decimal::whole(26_000))));
    assert_eq!(world.cooperation.capabilities[chain[0].capability].key, "omsk");
    assert_eq!((chain[0].award.as_str(), chain[0].enquiry.as_str()), ("a", "e"));
}

/// What is renewed no longer ages: the tables say so, and the matcher reads them.
#[test]
fn renewing_makes_profiles_young() {
    let world = world();
    let renew = |what, key: &str, who: &str| {
        event(key, who, "2026-01-20", Deed::Renew { what, key: key.to_owned(), until: on("2027-12-31") })
    };
    let known =
        sum(&world, &[renew(Renewed::Capability, "brest", "brest"), renew(Renewed::Need, "gears", "kazan")]);
    let fresh = known.refreshed(&world.cooperation);
    assert_eq!(fresh.capabilities.iter().next().unwrap().valid_until, Some(on("2027-12-31")));
    assert_eq!(fresh.needs.iter().next().unwrap().updated, Some(on("2026-01-20")));
    assert_eq!(refused(&world, &[], &renew(Renewed::Capability, "omsk", "brest")), Code::EventNotYours);
}

/// A reissued enquiry ends the earlier one, and a plant may change its mind until the day is over.
#[test]
fn the_last_word_counts() {
    let world = world();
    let mut events = replies();
    let mut again = quote("tula", (50, 50), "RUB", 0, 1);
    again.day = on("2026-01-12");
    events.push(again);
    let known = sum(&world, &events);
    assert_eq!(known.all[0].asked[2].quote().map(|quote| quote.key.as_str()), Some("q-tula"));
    events.push(event(
        "second",
        "kazan",
        "2026-01-15",
        Deed::Send {
            enquiry: "e2".to_owned(),
            need: "gears".to_owned(),
            capabilities: vec!["perm".to_owned()],
            reply_by: on("2026-02-28"),
            reissue_of: Some("e".to_owned()),
        },
    ));
    let known = sum(&world, &events);
    assert!(matches!(&known.all[0].outcome, Outcome::Reissued { by, .. } if by == "e2"));
    assert_eq!(known.all[1].reissue_of.as_deref(), Some("e"));
    assert_eq!(refused(&world, &events, &award(&[("q-tula", "1")])), Code::EventEnded);
}

/// Every cell of the table of disclosure: what it hides is not in the view, what it shows is.
#[test]
fn every_viewer_sees_what_the_table_says() {
    let world = world();
    let mut events = replies();
    events.push(award(&[("q-brest", "1")]));
    let known = sum(&world, &events);
    let viewers = [
        (Standing::Public, None),
        (Standing::Registered, Some("perm")),
        (Standing::Invited, Some("omsk")),
        (Standing::Awarded, Some("brest")),
        (Standing::Buyer, Some("kazan")),
    ];
    let mut walked = 0;
    for (column, (standing, who)) in viewers.into_iter().enumerate() {
        let seen: View<'_> = view(&known.all[0], who, &world.programme, &world.cooperation, terms()).unwrap();
        assert_eq!(seen.standing, standing);
        let keys =
            |sight: usize| (sight, seen.offers.iter().map(|it| it.quote.key.as_str()).collect::<Vec<_>>());
        for (field, sights) in DISCLOSURE {
            let sight = sights[column];
            let shown = match field {
                // Whoever may look at an enquiry at all sees what it is for.
                Field::NeedName => true,
                Field::Quantity => seen.quantity.is_some(),
                Field::Requirements => seen.requirements.is_some(),
                Field::BuyerName => seen.buyer.is_some(),
                Field::Documents => seen.documents.is_some(),
                Field::TargetPrice => seen.target_price.is_some(),
                Field::ReplyBy => seen.reply_by.is_some(),
                Field::Outcome => seen.outcome.is_some(),
                Field::Plants => match sight {
                    Sight::Hidden => !seen.asked.is_empty(),
                    Sight::Own => seen.asked.len() == 1,
                    Sight::Whole => seen.asked.len() == 3,
                },
                Field::Quotes => match keys(column) {
                    (_, quotes) if sight == Sight::Hidden => !quotes.is_empty(),
                    (_, quotes) if sight == Sight::Own => {
                        quotes == [format!("q-{}", who.unwrap_or_default())]
                    }
                    (_, quotes) => quotes.len() == 2,
                },
                Field::Award => match sight {
                    Sight::Hidden => seen.award.is_some(),
                    Sight::Own => {
                        seen.award.as_ref().is_some_and(|it| it.quotes.len() == 1 && it.reason.is_none())
                    }
                    Sight::Whole => seen.award.as_ref().is_some_and(|it| it.reason.is_some()),
                },
            };
            assert_eq!(shown, sight != Sight::Hidden, "{field:?} for {standing:?}");
            walked += 1;
        }
    }
    assert_eq!(walked, Field::ALL.len() * Standing::ALL.len());
}

/// A need that only plants with a profile, or only those that were asked, may know of is not there for anybody else.
#[test]
fn what_may_not_be_known_of_is_not_there() {
    let mut world = world();
    let known = sum(&world, &replies());
    for (visibility, first) in [
        (Visibility::Public, Standing::Public),
        (Visibility::Registered, Standing::Registered),
        (Visibility::Invited, Standing::Invited),
    ] {
        let mut needs: Vec<_> = world.cooperation.needs.iter().cloned().collect();
        needs[0].visibility = visibility;
        world.cooperation.needs = model::table::Table::new(needs);
        for (standing, who) in [
            (Standing::Public, None),
            (Standing::Registered, Some("perm")),
            (Standing::Invited, Some("omsk")),
            (Standing::Buyer, Some("kazan")),
        ] {
            let seen = view(&known.all[0], who, &world.programme, &world.cooperation, terms());
            assert_eq!(seen.is_some(), standing >= first, "{visibility:?} {standing:?}");
        }
    }
}

proptest::proptest! {
    /// Whatever is sent in whatever order with whatever figures: nothing stumbles, the sum is that of the lawful events alone, and no
    /// plant sees another's quote.
    #[test]
    fn any_events_add_up(steps in proptest::collection::vec((0_u8..6, 0_usize..5, 0_usize..5, proptest::num::i64::ANY, 0_i64..200), 0..25)) {
        let world = world();
        let who = ["kazan", "brest", "omsk", "tula", "nobody"];
        let keys = ["e", "e2", "q-brest", "", "brest"];
        let amount = |parts: i64| Decimal::from_billionths(i128::from(parts) * 1_000_000_007);
        let events: Vec<Event> = steps.iter().enumerate().map(|(number, (kind, actor, key, figure, days))| {
            let (key, other) = (keys[*key].to_owned(), who[(*key + 1) % 5].to_owned());
            let until = on("2026-01-01").plus_days(*days);
            let deed = match kind {
                0 => Deed::Send {
                    enquiry: key.clone(),
                    need: "gears".to_owned(),
                    capabilities: vec!["brest".to_owned(), "omsk".to_owned()],
                    reply_by: until,
                    reissue_of: (figure % 3 == 0).then(|| "e".to_owned()),
                },
                1 => Deed::Quote {
                    enquiry: key.clone(),
                    quote: format!("q-{}", who[*actor]),
                    capability: who[*actor].to_owned(),
                    breaks: vec![PriceBreak { from: Quantity::from_parts(figure / 7), price: amount(*figure) }],
                    tooling: amount(figure / 3),
                    currency: Currency::parse(if figure % 2 == 0 { "EUR" } else { "RUB" }).unwrap(),
                    lead_time: u32::try_from(figure.unsigned_abs() % u64::from(u32::MAX)).unwrap(),
                    valid_until: until,
                },
                2 => Deed::Decline { enquiry: key.clone(), capability: other, reason: key.clone() },
                3 => Deed::Award {
                    enquiry: key.clone(),
                    award: format!("a{number}"),
                    quotes: vec![("q-brest".to_owned(), Decimal::ONE), ("q-omsk".to_owned(), Decimal::ONE)],
                    reason: "r".to_owned(),
                },
                4 => Deed::Withdraw { enquiry: key.clone(), reason: key.clone() },
                _ => Deed::Renew { what: Renewed::Need, key: "gears".to_owned(), until },
            };
            Event { id: number.to_string(), day: on("2026-01-01").plus_days(i64::try_from(number).unwrap()), who: who[*actor].to_owned(), deed }
        }).collect();
        let (sum, findings) = Enquiries::of(&events, &world.programme, &world.cooperation);
        let guilty: Vec<&str> = findings.iter().map(|finding| finding.subject.as_str()).collect();
        let lawful: Vec<Event> = events.iter().filter(|event| !guilty.contains(&event.id.as_str())).cloned().collect();
        let alone = Enquiries::of(&lawful, &world.programme, &world.cooperation).0;
        proptest::prop_assert_eq!((&alone.all, &alone.renewed), (&sum.all, &sum.renewed));
        let _ = (awarded(&sum, &world.programme, &world.cooperation), sum.refreshed(&world.cooperation));
        for enquiry in &sum.all {
            for viewer in ["brest", "omsk", "tula", "perm", "nobody"] {
                let Some(seen) = view(enquiry, Some(viewer), &world.programme, &world.cooperation, terms()) else { continue };
                for offer in &seen.offers {
                    proptest::prop_assert_eq!(&world.cooperation.capabilities[offer.capability].key, viewer);
                }
            }
        }
    }
}
