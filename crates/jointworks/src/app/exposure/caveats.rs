//! What the figures of a year must be read with.

use model::{Code, Finding};
use trade::Place;

use super::{Seen, told, world};

/// What the year's figures must be read with.
pub(super) fn add(seen: &mut Seen, parties: &told::Parties, has_world: bool) {
    let year = i64::from(seen.year);
    let about = |place: Place, code: Code, flow: &str| {
        Finding::new(code, format!("partner {}", place.iso2())).with("year", year).with("flow", flow)
    };
    for member in seen.union.members() {
        if !parties.importing.contains(member) {
            seen.findings.push(about(*member, Code::TradePartnerMissing, "import"));
        }
        if !parties.exporting.contains(member) {
            seen.findings.push(about(*member, Code::TradePartnerMissing, "export"));
        }
    }
    let now = || seen.rows.iter().filter(|row| row.sums.year == seen.year);
    let outside: i64 = now().map(|row| row.sums.outside).sum();
    let parts = [
        (
            Code::TradeHiddenCodes,
            now().filter(|row| row.product().is_hidden()).map(|row| row.sums.outside).sum(),
        ),
        (Code::TradeUnnamedSuppliers, now().map(|row| row.sums.unnamed).sum()),
        (Code::TradeUnmeasured, now().map(|row| row.sums.outside - row.sums.measured).sum::<i64>()),
    ];
    for (code, value) in parts {
        if value > 0 && outside > 0 {
            // Tenths of a per cent, rounded down: nothing is said to be all that is not.
            let tenths = i64::try_from(i128::from(value) * 1_000 / i128::from(outside)).unwrap_or(0);
            let money = model::Money { minor: value / 10, currency: seen.currency };
            let finding = Finding::new(code, seen.year.to_string()).with("value", money);
            seen.findings.push(finding.with("percent", model::Ratio::from_parts(tenths * 100_000)));
        }
    }
    if !parties.covered && !has_world {
        seen.findings.push(world::partial(parties.exporters));
    }
}
