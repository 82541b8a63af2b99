//! Whatever stands in the cells, and whatever bytes the file has.

use proptest::prelude::*;
use store::{Exchanged, Source};

use crate::folder::{Folder, told};
use crate::{OnDisk, bytes, with_part, written};

/// A cell of a table as people write it.
fn any_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zа-яё ,;\"'=#@\n\t-]{0,8}",
        "[0-9]{1,6}",
        "-?[0-9]{1,9}[.,][0-9]{1,9}",
        Just("0840".to_owned()),
        Just("1e3".to_owned()),
        Just("35%".to_owned()),
        Just("2026-06-01".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Any table is the same from a folder, from a workbook, and from a folder again.
    #[test]
    fn any_table_goes_there_and_back(
        rows in prop::collection::vec((any_cell(), any_cell(), any_cell(), any_cell()), 1..6),
        russian in any::<bool>(),
    ) {
        let heads = if russian { ["завод", "партнёр", "название", "свободная_площадь", "примечание"] } else { ["plant", "partner", "name", "floor_area", "note"] };
        let mut writer = csv::WriterBuilder::new().delimiter(if russian { b';' } else { b',' }).from_writer(Vec::new());
        writer.write_record(heads).unwrap();
        for (number, (name, area, note, other)) in rows.iter().enumerate() {
            let area = if area.starts_with(|it: char| it.is_ascii_digit()) { area } else { "" };
            writer.write_record([format!("p{number}"), "BY".to_owned(), format!("{name}{other}"), area.to_owned(), note.clone()]).unwrap();
        }
        let folder = Folder::tiny().with("plants.csv", writer.into_inner().unwrap());
        let of = |folder: &Folder| {
            let read = folder.read();
            (read.draft.map(|draft| draft.plants), told(&read.findings))
        };
        let plain = |(plants, findings): (Option<Vec<model::draft::PlantRow>>, String)| {
            let row = |mut plant: model::draft::PlantRow| { plant.provenance.row = 0; plant };
            let plants: Option<Vec<_>> = plants.map(|plants| plants.into_iter().map(row).collect());
            (plants, findings.lines().map(|line| line.split(" at ").next().unwrap_or_default().to_owned()).collect::<Vec<_>>())
        };
        let Exchanged { made, findings, .. } = written(&folder);
        let Some(bytes) = made else { panic!("{}", told(&findings)) };
        let book = OnDisk::new(&bytes);
        let expected = plain(of(&folder));
        prop_assert_eq!(&plain(of(&book.back())), &expected);
        let read = store::read(Source::at(&book.path()));
        prop_assert_eq!(&plain((read.draft.map(|draft| draft.plants), told(&read.findings))), &expected);
    }

    /// A workbook with any bytes changed is read or refused, and nothing worse.
    #[test]
    fn any_bytes_are_survived(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), part in 0_usize..4) {
        let parts = ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/workbook.xml"];
        let good = bytes(&Folder::tiny());
        let bytes = with_part(&good, parts[part], |xml| {
            let mut bytes = xml.into_bytes();
            for (at, byte) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = byte % 128;
            }
            String::from_utf8_lossy(&bytes).into_owned()
        });
        let book = OnDisk::new(&bytes);
        let opened = store::open(Source::at(&book.path()));
        prop_assert!(opened.programme.is_some() || !opened.findings.is_empty());
        let _ = store::from_workbook(&book.path());
        let mut raw = good;
        for (at, byte) in &changes {
            let at = at.index(raw.len());
            raw[at] = *byte;
        }
        let opened = store::open(Source::at(&OnDisk::new(&raw).path()));
        prop_assert!(opened.programme.is_some() || !opened.findings.is_empty());
    }
}
