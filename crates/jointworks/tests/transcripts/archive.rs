//! What `exposure` answers from an archive of trade tables: what the tables themselves would say today.

use crate::program::{code, example, object, rewrite, run, said, shown};

/// What is read once answers every later union as the tables themselves do; tables that changed are read anew, damage is told.
#[test]
fn an_archive_answers_as_its_tables_do() {
    let folder = example();
    let asked = |arguments: &[&str]| {
        let output = run(folder.path(), &[&["exposure", "--json", "--threads", "2"], arguments].concat());
        let mut json = object(&output);
        json["seconds"] = 0.into();
        (code(&output), json)
    };
    let table = "mine/trade/lines.csv";
    let by_table = asked(&[table, "--partners", "BY,RU"]);
    assert_eq!(asked(&[table, "--partners", "BY,RU", "--archive", "kept"]), by_table);
    assert_eq!(asked(&["--archive", "kept", "--partners", "BY,RU"]), by_table);
    assert_eq!(asked(&["--archive", "kept", "--partners", "KZ"]), asked(&[table, "--partners", "KZ"]));
    rewrite(folder.path().join(table), |text| text.replace("41000", "42000"));
    let changed = asked(&[table, "--partners", "BY,RU", "--archive", "kept"]);
    assert_ne!(changed, by_table);
    assert_eq!(asked(&["--archive", "kept", "--partners", "BY,RU"]), changed);
    let file = std::fs::read_dir(folder.path().join("kept")).unwrap().next().unwrap().unwrap().path();
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 3;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let damaged = run(folder.path(), &["exposure", "--archive", "kept", "--partners", "BY,RU"]);
    assert!(said(&damaged).contains("trade-archive-damaged"), "{}", said(&damaged));
    assert_eq!(code(&damaged), 1);
}

/// An archive answers as its tables do today: other mappings, another level, a year less, a lost file, a change that hides behind the old
/// length and time, another file in a folder; and what there was to say of the reading is said again.
#[test]
fn an_archive_is_never_older_than_its_tables() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    let asked = |arguments: &[&str]| {
        let fixed = ["exposure", "--json", "--threads", "2", "--partners", "BY,RU"];
        let output = run(folder.path(), &[&fixed, arguments].concat());
        let mut json = object(&output);
        json["seconds"] = 0.into();
        (code(&output), json)
    };
    let kept = ["--archive", "kept"];
    let same = |arguments: &[&str], what: &str| {
        let fresh = asked(arguments);
        assert_eq!(asked(&[arguments, &kept].concat()), fresh, "{what}");
        assert_eq!(asked(&[arguments, &kept].concat()), fresh, "{what}, again");
        fresh
    };
    let rows = "2021,CN,BY,870840,5,1\n2022,CN,RU,870840,6,1\n2022,CN,RU,870850,7,x\n2022,DE,RU,870850,?,1\n2022,BY,RU,730711,6,1\n";
    let table = format!("y,e,m,c,val,q\n{rows}2022,RU,DE,870840,6,1\n");
    std::fs::write(path("own.csv"), &table).unwrap();
    let mapping = |units: &str| {
        let columns =
            "year=\"y\"\nexporter=\"e\"\nimporter=\"m\"\nproduct=\"c\"\nvalue=\"val\"\nquantity=\"q\"";
        std::fs::write(path("map.toml"), format!("[columns]\n{columns}\n[units]\nquantity=\"t\"\n{units}\n"))
            .unwrap();
    };
    let own = ["own.csv", "--mapping", "map.toml"];
    mapping("value=\"one\"");
    let first = same(&own, "as it is");
    let told = first.1["findings"].to_string();
    assert!(told.contains("trade-unreadable-rows") && told.contains("trade-bad-quantity"), "{told}");
    assert_eq!(asked(&kept), first, "the archive alone says it too");
    mapping("value=\"million\"");
    assert_ne!(same(&own, "another unit").1["rows"], first.1["rows"]);
    mapping("value=\"million\"\ncurrency=\"EUR\"");
    assert_eq!(same(&own, "another currency").1["unit"], "thousand EUR");
    let coarse = same(&[&own[..], &["--level", "4"]].concat(), "headings");
    assert_eq!(coarse.1["rows"][0]["product"], "7307");
    assert_eq!(asked(&["--level", "4", "--archive", "kept"]), coarse);

    // Length and time are put back, as a careless copy or a clever one does.
    if cfg!(unix) {
        let time = path("own.csv").metadata().unwrap().modified().unwrap();
        std::fs::write(path("own.csv"), table.replace("870840,5", "870840,9")).unwrap();
        std::fs::File::options().write(true).open(path("own.csv")).unwrap().set_modified(time).unwrap();
        same(&own, "a hidden change");
    }
    let less: Vec<&str> = table.lines().filter(|line| !line.starts_with("2021")).collect();
    std::fs::write(path("own.csv"), less.join("\n")).unwrap();
    assert_eq!(same(&own, "a year less").1["years"], serde_json::json!([2022]));
    assert!(!path("kept/2021.trade").exists());
    std::fs::write(path("own.csv"), &table).unwrap();
    let both = same(&own, "two years");
    std::fs::remove_file(path("kept/2022.trade")).unwrap();
    let alone = asked(&kept);
    assert!(
        alone.0 == 1 && alone.1["findings"].to_string().contains("trade-archive-incomplete"),
        "{alone:?}"
    );
    assert_eq!(same(&own, "a lost file"), both);

    // A folder is the files in it.
    std::fs::create_dir(path("trade")).unwrap();
    let plain = |name: &str, rows: &str| {
        std::fs::write(path(name), format!("t,i,j,k,v,q\n{}", rows.replace("CN", "156"))).unwrap();
    };
    plain("trade/a.csv", "2022,CN,643,8708,5,1\n");
    same(&["trade"], "a folder");
    plain("trade/a.csv", "2022,CN,643,8708,9,1\n");
    same(&["trade"], "another file in the folder");
    plain("trade/b.csv", "2022,CN,112,8708,9,1\n");
    same(&["trade"], "one more file in the folder");
    for tables in [&["--level", "6"][..], &["trade", "--level", "6"]] {
        let finer = asked(&[tables, &kept].concat());
        assert!(finer.0 == 1 && finer.1["findings"].to_string().contains("trade-archive-level"), "{finer:?}");
    }
    let nothing = asked(&["--archive", "nowhere"]);
    assert!(nothing.0 == 1 && nothing.1["findings"].to_string().contains("missing-file"), "{nothing:?}");
}

/// An archive that cannot be written says why, once, and nothing is shown.
#[test]
fn an_archive_that_cannot_be_written_says_so_once() {
    let folder = example();
    std::fs::write(folder.path().join("file"), "").unwrap();
    let arguments = ["exposure", "mine/trade", "--partners", "BY,RU", "--archive", "file/kept"];
    let told = run(folder.path(), &arguments);
    assert_eq!((code(&told), shown(&told)), (3, String::new()));
    assert_eq!(said(&told).matches("os error").count(), 1, "{}", said(&told));
}
