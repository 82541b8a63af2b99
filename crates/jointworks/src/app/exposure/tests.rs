//! What becomes of a question that somebody stops while it is read.

use std::fmt::Write as _;
use std::path::Path;

use super::*;

/// A question about Belarus to one table, kept in an archive and written into a folder.
fn question(folder: &Path) -> Request {
    Request {
        tables: vec![folder.join("trade.csv")],
        archive: Some(folder.join("kept")),
        database: None,
        partners: vec!["BY".to_owned()],
        year: None,
        level: None,
        mappings: Vec::new(),
        names: Vec::new(),
        chains: Vec::new(),
        broad: None,
        world: Vec::new(),
        plants: None,
        io: None,
        concordance: None,
        programme: None,
        threads: 2,
        out: Some(folder.join("seen")),
        overwrite: Overwrite::Refused,
        language: Language::English,
    }
}

/// Figures of a part of the tables are no figures: who stops the reading gets none, and none are written or archived; not even when
/// the stop comes with the last row, or while the world's own table is read.
#[test]
fn nothing_is_made_of_what_was_not_read_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut table = "t,i,j,k,v,q\n".to_owned();
    for number in 0..6_000 {
        writeln!(table, "2022,{},112,{:06},{number}.5,1", 156 + number % 2 * 120, 10_121 + number / 2)
            .unwrap();
    }
    std::fs::write(folder.path().join("trade.csv"), &table).unwrap();
    let whole = table.len() as u64;
    for (at, world) in [(1, false), (whole, false), (whole, true)] {
        let mut request = question(folder.path());
        if world {
            request.world = request.tables.clone();
            request.archive = None;
        }
        let reads = std::sync::atomic::AtomicU64::new(0);
        let interrupted = AtomicBool::new(false);
        let watch = |bytes: u64| {
            let all = reads.fetch_add(u64::from(bytes >= whole), Ordering::Relaxed);
            interrupted.fetch_or(bytes >= at && (!world || all > 0), Ordering::Relaxed);
        };
        let ending = expose(&request, &interrupted, &watch).unwrap();
        assert!(matches!(ending, Ending::Stopped), "at byte {at}");
        assert!(!folder.path().join("kept").exists() && !folder.path().join("seen").exists(), "at byte {at}");
    }
    let told = expose(&question(folder.path()), &AtomicBool::new(false), &|_| {}).unwrap();
    assert!(matches!(told, Ending::Seen(_)));
    assert!(folder.path().join("kept/2022.trade").exists() && folder.path().join("seen").exists());
}
