//! Agreement with the published instances, to the last bit.
//!
//! Results are comparable with those of others only if the instances are theirs.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use super::check::Check;
use super::instance::{Instance, SCALES, Scale};
use super::json;

/// The published description of the family: check values for seed 1, one line a scale.
const PUBLISHED: [(&str, &str); 3] = [
    (
        "small",
        "29 33 10611.54502221703 2648.8499852042323 48990609 331971 1757627 955751000 21 258208000 86072000 41",
    ),
    (
        "medium",
        "193 199 69355.57772549689 24527.125341432686 168156825 697325 6304241 5340083000 40 808840000 269616000 199",
    ),
    (
        "large",
        "1998 2088 831652.595270217 226723.09781817996 1352709280 1739522 61713570 35800157000 399 5683096000 \
         1894368000 2064",
    ),
];

/// The check values as the published description prints them: doubles in their shortest form.
fn printed(check: &Check) -> String {
    let Check { site_options, bom_arcs, price, value, demand, builds, .. } = check;
    let Check { capacity, outlay, resources, national_money, union_money, floor, .. } = check;
    format!(
        "{site_options} {bom_arcs} {price:?} {value:?} {demand} {builds} \
         {capacity} {outlay} {resources} {national_money} {union_money} {floor}"
    )
}

fn generate(name: &str) -> Instance {
    Instance::generate(Scale::named(name).expect("a scale of the family"), 1)
}

/// The sums of the published scales are those of the published description of the family, digit for digit.
#[test]
fn check_values_are_the_published_ones() {
    for (scale, published) in PUBLISHED {
        assert_eq!(printed(&Check::of(&generate(scale))), published, "{scale}");
    }
}

/// Every number of the raw instances is that of the published files, where these are at hand.
#[test]
fn raw_instances_are_the_published_ones() {
    for scale in SCALES {
        let Some(published) = published_file(scale.name) else { continue };
        let mut ours = json::document(&generate(scale.name));
        ours.as_object_mut().expect("an object").remove("check").expect("check values");
        // What is compared is the text that is written, read again.
        let ours: Value = serde_json::from_str(&ours.to_string()).expect("valid JSON");
        assert_same(&ours, &published, scale.name);
    }
}

/// Reads a published file, or says why it cannot be read.
fn published_file(scale: &str) -> Option<Value> {
    let file =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../shared/data/jip/{scale}-1.json.xz"));
    if !file.exists() {
        println!("skipped: {} is not there", file.display());
        return None;
    }
    let Ok(output) = Command::new("xz").arg("--decompress").arg("--stdout").arg(&file).output() else {
        println!("skipped: there is no `xz` to open {}", file.display());
        return None;
    };
    assert!(output.status.success(), "xz cannot open {}", file.display());
    Some(serde_json::from_slice(&output.stdout).expect("valid JSON"))
}

/// Two values are the same if they have the same shape and all numbers agree as doubles, bit for bit.
fn assert_same(ours: &Value, published: &Value, place: &str) {
    match (ours, published) {
        (Value::Object(ours), Value::Object(published)) => {
            let keys = |object: &serde_json::Map<String, Value>| object.keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(ours), keys(published), "keys of {place}");
            for (key, value) in ours {
                assert_same(value, &published[key], &format!("{place}.{key}"));
            }
        }
        (Value::Array(ours), Value::Array(published)) => {
            assert_eq!(ours.len(), published.len(), "length of {place}");
            for (index, (ours, published)) in ours.iter().zip(published).enumerate() {
                assert_same(ours, published, &format!("{place}[{index}]"));
            }
        }
        (Value::Number(ours), Value::Number(published)) => {
            let bits = |number: &serde_json::Number| number.as_f64().expect("a double").to_bits();
            assert_eq!(bits(ours), bits(published), "{place}: {ours} is not {published}");
        }
        _ => assert_eq!(ours, published, "{place}"),
    }
}
