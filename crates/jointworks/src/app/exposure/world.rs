//! Exports of the world, where the trade tables have only some countries.

use std::sync::atomic::AtomicBool;

use model::{Code, Finding};
use trade::opportunity::covers_world;
use trade::read::Mapping;
use trade::{Gather, Keep, Level, Union, Year};

use super::{Request, told};

/// Exports of the world from tables of their own, the last year of them.
pub(super) fn exports(
    request: &Request,
    mappings: &[Mapping],
    level: Level,
    interrupted: &AtomicBool,
    watch: &(dyn Fn(u64) + Sync),
    findings: &mut Vec<Finding>,
) -> Option<Year> {
    if request.world.is_empty() {
        return None;
    }
    let nobody = Union::new(&[]);
    let keep = Keep::Union(nobody.clone());
    let (gather, reading) =
        told::reads(request, &request.world, mappings, interrupted, watch, &|| Gather::new(&keep));
    findings.extend(reading.findings);
    if let Some(coarser) = gather.level().filter(|its| *its < level) {
        let finding =
            Finding::new(Code::TradeWorldLevel, "trade tables").with("level", i64::from(coarser.digits()));
        findings.push(finding.with("asked", i64::from(level.digits())));
        return None;
    }
    let (years, decided) = gather.seal(Some(&nobody), Some(level), request.threads);
    findings.extend(decided);
    let last = years.into_iter().next_back()?;
    let exporters = last.exporters.len();
    if !covers_world(&last) {
        findings.push(partial(exporters));
        return None;
    }
    Some(last)
}

/// The tables have too few places.
pub(super) fn partial(exporters: usize) -> Finding {
    Finding::new(Code::TradeWorldPartial, "trade tables")
        .with("exporters", exporters)
        .with("needed", trade::exposure::WORLD)
}
