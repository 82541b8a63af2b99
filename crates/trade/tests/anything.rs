//! Whatever a file holds, reading it ends with findings, never with a panic, and never without bounds.

#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

use std::io::Write as _;
use std::path::{Path, PathBuf};

use model::Code;
use proptest::prelude::*;
use trade::edition::Correspondence;
use trade::read::{Mapping, Reading, Request, read};
use trade::{Gather, Keep, Place, Union};

fn reading(file: &Path, mappings: &[Mapping]) -> Reading {
    let keep = Keep::Union(Union::new(&[Place::find("BY").unwrap()]));
    let paths: [PathBuf; 1] = [file.to_owned()];
    let request = Request { paths: &paths, mappings, threads: 2, watch: &|_| true };
    let (gather, mut reading) = read(&request, &|| Gather::new(&keep));
    reading.findings.extend(gather.seal(None, None, 2).1);
    reading
}

fn read_bytes(name: &str, bytes: &[u8]) -> Reading {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    reading(&file, &[])
}

/// Cells that rows are made of, good and bad.
fn cell() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        "[0-9]{1,12}".prop_map(String::into_bytes),
        "[0-9]{1,7}\\.[0-9]{1,9}".prop_map(String::into_bytes),
        "(BY|CN|112|156|2022|870840|NA|nan|-5|1e5|\"1\"|\"a,b\"|\"|W00|0)".prop_map(String::into_bytes),
        proptest::collection::vec(any::<u8>(), 0..12),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Any rows under a good heading: every row is used or counted.
    #[test]
    fn any_rows_are_survived(rows in proptest::collection::vec(proptest::collection::vec(cell(), 0..8), 0..30), end in any::<bool>()) {
        let mut bytes = b"t,i,j,k,v,q\n".to_vec();
        bytes.extend(rows.iter().map(|row| row.join(&b","[..])).collect::<Vec<_>>().join(&b"\n"[..]));
        if end {
            bytes.push(b'\n');
        }
        read_bytes("trade.csv", &bytes);
    }

    /// Any bytes as a table, a packed one, an archive, a mapping or a table of correspondences.
    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for (name, magic) in [("a.csv", &b""[..]), ("a.csv.gz", &[0x1f, 0x8b, 8, 0][..]), ("a.zip", b"PK\x03\x04")] {
            let found = read_bytes(name, &[magic, &bytes].concat());
            prop_assert!(!found.findings.is_empty(), "{name}");
        }
        let _ = Mapping::parse("map.toml", &String::from_utf8_lossy(&bytes));
        let _ = Correspondence::read("codes.csv", &bytes);
        let _ = trade::names::Names::default().learn("names.csv", &bytes);
        let _ = trade::chosen::List::parse("list.csv", &bytes, Some("bec4"));
    }
}

/// A file that swells without measure is left, with a finding, long before it fills the memory.
#[test]
fn bombs_do_not_go_off() {
    let folder = tempfile::tempdir().unwrap();
    let packed = folder.path().join("bomb.csv.gz");
    let mut gz =
        flate2::write::GzEncoder::new(std::fs::File::create(&packed).unwrap(), flate2::Compression::best());
    gz.write_all(b"t,i,j,k,v,q\n").unwrap();
    let rows = b"2022,156,112,870840,1,1\n".repeat(1 << 15);
    for _ in 0..120 {
        gz.write_all(&rows).unwrap();
    }
    gz.finish().unwrap();
    let found = reading(&packed, &[]);
    let codes: Vec<Code> = found.findings.iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&Code::TradeSwollen), "{codes:?}");
    assert!(found.bytes < 80 << 20, "{}", found.bytes);
}

/// Yearly files in one archive, with code tables beside them, are read as BACI zips them; a file without line ends is no table.
#[test]
fn archives_are_read_as_they_come() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("BACI_HS17.zip");
    let mut archive = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [
        ("BACI_HS17_Y2021.csv", "t,i,j,k,v,q\n2021,156,112,870840,5,1\n"),
        ("BACI_HS17_Y2022.csv", "t,i,j,k,v,q\r\n2022,156,112,870840,6,1\r\n"),
        ("country_codes.csv", "country_code,country_name\n112,Belarus\n"),
        ("Readme.pdf", "%PDF"),
    ] {
        archive.start_file(name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap();
    let found = reading(&path, &[]);
    assert_eq!(found.findings, []);
    assert_eq!(found.tables, ["BACI_HS17.zip/BACI_HS17_Y2021.csv", "BACI_HS17.zip/BACI_HS17_Y2022.csv"]);
    let endless = read_bytes("a.csv", &[b"t,i,j,k,v,q\n".to_vec(), vec![b'7'; 3 << 20]].concat());
    assert!(
        endless.findings.iter().any(|finding| finding.code == Code::TradeNoLines),
        "{:?}",
        endless.findings
    );
}
