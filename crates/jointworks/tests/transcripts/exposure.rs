//! What `exposure` says, to people and to machines.

use crate::program::{code, example, object, rewrite, run, said, shown};

/// From a union's imports by ids to a candidate project: the same figures in terminal, JSON, CSV and lines.
#[test]
fn imports_lead_to_candidate_projects() {
    let folder = example();
    let arguments = ["exposure", "mine/trade", "--partners", "BY,RU", "--programme", "mine"];
    let told = run(folder.path(), &arguments);
    assert_eq!(code(&told), 0, "{}", said(&told));
    assert!(
        shown(&told)
            .contains("870840  gearboxes  gearbox  north, south  RUB\u{a0}40,000 (40%)  870840-RUS-CHN-2025"),
        "{}",
        shown(&told)
    );
    let out = run(folder.path(), &[&arguments[..], &["--json", "--out", "seen"]].concat());
    let json = object(&out);
    let first = &json["opportunities"][0];
    assert_eq!(
        (first["product"].as_str(), first["projects"][0].as_str()),
        (Some("870840"), Some("gearboxes"))
    );
    // 41,000 + 22,000 + 388,000 + 96,000 + 31,000 thousand dollars, written in the table.
    assert_eq!(first["outside"].as_f64(), Some(578_000.0));
    assert_eq!(first["lines"][0].as_str(), Some("870840-RUS-CHN-2025"));
    let row =
        json["rows"].as_array().unwrap().iter().find(|row| row["product"] == "870840" && row["year"] == 2025);
    let row = row.unwrap();
    assert_eq!(row["inside"].as_f64(), Some(18_500.0));
    assert_eq!((row["cdi1"].as_bool(), row["dependent"].as_bool()), (Some(true), Some(true)));
    assert_eq!(row["top_supplier"].as_str(), Some("CHN"));
    assert_eq!(json["unit"].as_str(), Some("thousand USD"));
    let table = std::fs::read_to_string(folder.path().join("seen/exposure.csv")).unwrap();
    assert!(table.starts_with("product,name,year,outside,inside,exports,hhi,cdi1,cdi2,cdi3,top_supplier,top_share,unit_value,dependent"));
    assert_eq!(table.lines().count(), 1 + json["rows"].as_array().unwrap().len());
    let lines = std::fs::read_to_string(folder.path().join("seen/import-lines.csv")).unwrap();
    let sum: f64 = lines
        .lines()
        .skip(1)
        .filter(|line| line.starts_with("870840-"))
        .map(|line| line.split(',').nth(5).unwrap().parse::<f64>().unwrap())
        .sum();
    assert!((sum - 578_000.0).abs() < 1e-6, "{sum}");
    for name in ["exposure.html", "exposure.xlsx"] {
        assert!(folder.path().join("seen").join(name).metadata().unwrap().len() > 1000, "{name}");
    }
    // Nothing is overwritten without leave.
    assert_eq!(code(&run(folder.path(), &[&arguments[..], &["--out", "seen"]].concat())), 2);
}

/// What a project keeps of a unit by the programme's own figures stands beside what its sector keeps by the table, also where the one is
/// below nought and the other above one half.
#[test]
fn a_project_is_told_beside_its_sector() {
    let folder = example();
    let io = ["--io", "mine/io/table.csv", "--sectors", "mine/io/sectors.csv"];
    let asked = [&["exposure", "mine/trade", "--partners", "BY,RU", "--programme", "mine"][..], &io].concat();
    assert!(shown(&run(folder.path(), &asked)).contains("RUB\u{a0}40,000 (40%)  75%"));
    // Of 40,000 roubles for the parts and 20,000 for hidden imports a price of 50,000 leaves less than nothing.
    rewrite(folder.path().join("mine/products.csv"), |text| text.replace("100000", "50000"));
    let told = shown(&run(folder.path(), &asked));
    assert!(told.contains("RUB\u{a0}−10,000 (−20%)  75%"), "{told}");
    let json = object(&run(folder.path(), &[&asked[..], &["--json"]].concat()));
    let value = &json["opportunities"][0]["project_values"][0];
    assert_eq!((value["project"].as_str(), value["currency"].as_str()), (Some("gearboxes"), Some("RUB")));
    assert_eq!((value["price"].as_f64(), value["kept"][1].as_f64()), (Some(50_000.0), Some(-10_000.0)));
}

/// Bad input says where it is and what to do; what can be computed still is.
#[test]
fn bad_tables_are_named() {
    let folder = example();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("odd.csv"), "a,b\n1,2\n").unwrap();
    std::fs::write(path("empty.csv"), "").unwrap();
    std::fs::write(path("noise.csv"), [0_u8, 159, 146, 150].repeat(5000)).unwrap();
    std::fs::write(path("wide.csv"), format!("{}\n", vec!["x"; 300].join(","))).unwrap();
    std::fs::write(path("broken.csv.gz"), [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]).unwrap();
    for (file, finding) in [
        ("odd.csv", "trade-layout"),
        ("empty.csv", "trade-no-rows"),
        ("noise.csv", "not-utf8"),
        ("wide.csv", "trade-layout"),
        ("broken.csv.gz", "trade-packed"),
        ("absent.csv", "missing-file"),
    ] {
        let alone = run(folder.path(), &["exposure", file, "--partners", "BY"]);
        assert_eq!(code(&alone), 1, "{file}: {}", said(&alone));
        assert!(said(&alone).contains(finding), "{file}: {}", said(&alone));
        // The rest is computed, and the end says that something is wrong.
        let beside = run(folder.path(), &["exposure", file, "mine/trade", "--partners", "BY,RU"]);
        assert_eq!(code(&beside), 1, "{file}");
        assert!(
            shown(&beside).contains("870840") && said(&beside).contains(finding),
            "{file}: {}",
            said(&beside)
        );
    }
    let missing = run(folder.path(), &["exposure", "mine/trade", "--partners", "BY,KG"]);
    assert!(said(&missing).contains("trade-partner-missing"), "{}", said(&missing));
    let unknown = run(folder.path(), &["exposure", "mine/trade", "--partners", "BY,QQ"]);
    assert_eq!(code(&unknown), 2);
    assert!(said(&unknown).contains("“QQ”"), "{}", said(&unknown));
    let year = run(folder.path(), &["exposure", "mine/trade", "--partners", "BY", "--year", "1999"]);
    assert_eq!(code(&year), 1);
    assert!(said(&year).contains("2023, 2024, 2025"), "{}", said(&year));
}

/// The same answer on any number of threads.
#[test]
fn threads_change_nothing() {
    let folder = example();
    let with = |threads: &str| {
        let arguments = ["exposure", "mine/trade", "--partners", "BY,RU", "--json", "--threads", threads];
        let mut json = object(&run(folder.path(), &arguments));
        json["seconds"] = 0.into();
        json
    };
    assert_eq!(with("1"), with("2"));
    assert_eq!(with("1"), with("7"));
}

/// From imports by ids to a candidate project whose value uses the hidden imports reckoned on the way: gross, less direct imports and
/// net side by side, and the tables that the programme then reads.
#[test]
fn hidden_imports_reach_the_programme() {
    let folder = example();
    let io = ["--io", "mine/io/table.csv", "--sectors", "mine/io/sectors.csv"];
    let arguments =
        [&["exposure", "mine/trade", "--partners", "BY,RU", "--programme", "mine"][..], &io].concat();
    let told = run(folder.path(), &[&arguments[..], &["--out", "seen", "--json"]].concat());
    assert_eq!(code(&told), 0, "{}", said(&told));
    let json = object(&told);
    let gearbox = &json["opportunities"][0];
    assert_eq!(gearbox["projects"][0].as_str(), Some("gearboxes"));
    let number = |value: &serde_json::Value| value.as_f64().unwrap();
    let (gross, direct) = (number(&gearbox["outside"]), number(&gearbox["direct_import_share"]));
    let kept = &gearbox["retained"];
    assert!(number(&kept[0]) <= number(&kept[1]) && number(&kept[1]) <= number(&kept[2]));
    // Counting direct imports only would promise more.
    assert!(number(&kept[1]) < gross * (1.0 - direct) && gross * (1.0 - direct) < gross);

    // What stays is kept by somebody: partner by partner it is the same sum, in the workbook and on the page too.
    let by = gearbox["retained_by"].as_object().unwrap();
    assert_eq!(by.keys().collect::<Vec<_>>(), ["BLR", "RUS"]);
    assert!((by.values().map(number).sum::<f64>() - number(&kept[1])).abs() < 1e-5, "{by:?} {kept}");
    let page = std::fs::read_to_string(folder.path().join("seen/exposure.html")).unwrap();
    assert!(page.contains("who keeps it") || page.contains("Who keeps it"));
    assert!(page.matches("class=\"stay-kept\"").count() > by.len(), "a part for each partner");

    // The project's own declaration gives way to the table.
    for name in ["io_inside.csv", "io_imported.csv", "io_value_added.csv"] {
        std::fs::copy(folder.path().join("seen").join(name), folder.path().join("mine").join(name)).unwrap();
    }
    rewrite(folder.path().join("mine/projects.csv"), |text| {
        let lines = text.lines().map(|line| match line.split_once(',') {
            Some(("project", _)) => format!("{line},sector\n"),
            Some(("gearboxes", _)) => format!("{},RUS_vehicles\n", line.replace("20000,15000,30000", ",,")),
            _ => format!("{line},\n"),
        });
        lines.collect()
    });
    let planned = run(folder.path(), &["plan", "mine", "--out", "out", "--work", "60"]);
    assert_eq!(code(&planned), 0, "{}{}", shown(&planned), said(&planned));
    // The tables were left whole, so what the plan makes of their imports may be counted in them: the other end of the range is told.
    let told = shown(&planned);
    assert!(told.contains("Hidden imports are priced by today's tables"), "{told}");
    let again =
        object(&run(folder.path(), &["plan", "mine", "--out", "out", "--work", "60", "--force", "--json"]));
    let repriced = &again["repriced"];
    let sum = |name: &str| repriced[name].as_str().unwrap().parse::<f64>().unwrap();
    let nvr: f64 = again["objective"].as_str().unwrap().parse().unwrap();
    assert!(sum("hidden_after") < sum("hidden_now"));
    assert!((sum("nvr_after") - nvr - sum("hidden_now") + sum("hidden_after")).abs() < 0.011);
    assert_eq!(repriced["localised"][0][0].as_str(), Some("vehicles"));
    let page = std::fs::read_to_string(folder.path().join("out/report.html")).unwrap();
    assert!(page.contains("Скрытый импорт оценён по сегодняшним таблицам"), "the report says so too");

    let explained = run(folder.path(), &["explain", "mine", "out/plan.json", "gearboxes"]);
    // Of the price of 100,000 the parts take 40,000; the table's content is of the other 60,000.
    let line = shown(&explained)
        .lines()
        .find(|line| line.contains("hidden imports ("))
        .unwrap_or_default()
        .to_owned();
    let hidden: f64 =
        line.rsplit(char::is_whitespace).next().unwrap_or_default().replace(',', "").parse().unwrap();
    let content = &gearbox["import_content"];
    let within = number(&content[0]) - 1e-5..=number(&content[2]) + 1e-5;
    assert!(within.contains(&(hidden / 60_000.0)), "{hidden} {content}");
}

/// Small tables may be workbooks, as statistical offices publish them: with a legend before them and a draft that is hidden.
#[test]
fn small_tables_may_be_workbooks() {
    let folder = example();
    let as_workbook = |name: &str| {
        let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write_string(0, 0, "What the sectors are").unwrap();
        let sheet = book.add_worksheet();
        // These two have no quotes.
        for (row, line) in (0..).zip(text.lines()) {
            for (column, cell) in (0..).zip(line.split(',')) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number),
                    Err(_) => sheet.write_string(row, column, cell),
                }
                .unwrap();
            }
        }
        let draft = book.add_worksheet();
        draft.set_hidden(true);
        (0..500).for_each(|row| _ = draft.write_string(row, 0, "old").unwrap());
        let made = folder.path().join(name).with_extension("xlsx");
        book.save(made).unwrap();
    };
    as_workbook("mine/io/table.csv");
    as_workbook("mine/io/sectors.csv");
    let asked = |extension: &str| {
        let (table, sectors) = (format!("mine/io/table.{extension}"), format!("mine/io/sectors.{extension}"));
        let io = [
            "exposure",
            "mine/trade",
            "--partners",
            "BY,RU",
            "--json",
            "--io",
            &table,
            "--sectors",
            &sectors,
        ];
        let output = run(folder.path(), &io);
        assert_eq!(code(&output), 0, "{}", said(&output));
        let mut json = object(&output);
        json["seconds"] = 0.into();
        json.to_string().replace(&format!(".{extension}"), "")
    };
    assert_eq!(asked("xlsx"), asked("csv"));
    std::fs::write(folder.path().join("mine/io/sectors.xlsx"), b"PK\x03\x04 and so on").unwrap();
    let arguments = ["--io", "mine/io/table.csv", "--sectors", "mine/io/sectors.xlsx"];
    let broken =
        run(folder.path(), &[&["exposure", "mine/trade", "--partners", "BY,RU"][..], &arguments].concat());
    let said = said(&broken);
    assert!(said.contains("error[bad-workbook]") && said.contains("--> mine/io/sectors.xlsx"), "{said}");
}

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

/// A list's word that is no code, headings that are taken whole for a finer code, and a list that chooses nothing are told; the last is
/// an error.
#[test]
fn lists_say_what_they_could_not_choose() {
    let folder = example();
    let ask = |list: &str, level: &str| {
        std::fs::write(folder.path().join("chain.csv"), list).unwrap();
        let arguments =
            ["exposure", "mine/trade", "--partners", "BY,RU", "--chain", "chain.csv", "--level", level];
        run(folder.path(), &arguments)
    };
    let told = ask("hs6\n870840\ngearbox\n", "6");
    assert_eq!(code(&told), 0);
    assert!(
        said(&told).contains("trade-list-unread") && said(&told).contains("chain.csv:3"),
        "{}",
        said(&told)
    );
    assert!(!said(&told).contains("trade-list-coarse"));
    // By headings, 8708 has both gearboxes (578 m) and brakes (233 m).
    let told = ask("hs6\n870840\n8483\n", "4");
    assert_eq!(code(&told), 0);
    let (complaints, answer) = (said(&told), shown(&told));
    assert!(
        complaints.contains("trade-list-coarse") && complaints.contains("one heading is taken whole"),
        "{complaints}"
    );
    assert!(complaints.contains("USD\u{a0}810,500,000.00") && complaints.contains("8708"), "{complaints}");
    assert!(answer.contains("8483"), "{answer}");
    let told = ask("hs6\n010121\n", "6");
    assert_eq!(code(&told), 1);
    assert!(said(&told).contains("error[trade-list-empty]"), "{}", said(&told));
}

/// Where suppliers are not named nobody can judge dependence: the headline says so, in the terminal and on the page, instead of none.
#[test]
fn what_cannot_be_judged_is_not_called_independence() {
    let folder = example();
    let table = "year,importer,supplier,hs6,value\n2025,RU,W00,870840,600000\n2025,RU,W00,870830,400000\n";
    std::fs::write(folder.path().join("nameless.csv"), table).unwrap();
    let mapping = "files = [\"nameless.csv\"]\n\n[columns]\nyear = \"year\"\nimporter = \"importer\"\nexporter = \"supplier\"\n\
        product = \"hs6\"\nvalue = \"value\"\n\n[units]\nvalue = \"thousand\"\n";
    std::fs::write(folder.path().join("nameless.toml"), mapping).unwrap();
    let told = run(
        folder.path(),
        &["exposure", "nameless.csv", "--partners", "RU", "--mapping", "nameless.toml", "--out", "seen"],
    );
    assert_eq!(code(&told), 0, "{}", said(&told));
    let answer = shown(&told).split_whitespace().collect::<Vec<_>>().join(" ");
    let judged = "dependence on the outside is proven for 0 (worth USD 0); 2 cannot be judged by these data (USD 1.00 bn)";
    assert!(answer.contains(judged), "{answer}");
    let page = std::fs::read_to_string(folder.path().join("seen/exposure.html")).unwrap();
    assert!(page.replace('\u{a0}', " ").contains(judged));
}

/// A table of what 54 places export: brakes all of them, gearboxes only four, in falling value, and diesel a fifth.
fn world() -> String {
    let others = "DE FR IT ES PT NL BE AT CH SE NO FI DK PL CZ SK HU RO BG GR TR UA RS HR SI LT LV EE IE GB US CA MX BR AR CL CO \
        PE CN JP KR IN ID TH VN MY PH AU NZ ZA";
    let mut table = "year,exporter,hs6,value\n".to_owned();
    for (at, place) in others.split_whitespace().chain(["KG", "RU", "BY", "KZ", "AM"]).enumerate() {
        table.push_str(&format!("2023,{place},870830,{}\n2023,{place},851220,300000\n", 200_000 + at));
        let gearboxes = [("RU", 900_000), ("BY", 800_000), ("KZ", 700_000), ("AM", 600_000)];
        if let Some((_, value)) = gearboxes.iter().find(|(maker, _)| *maker == place) {
            table.push_str(&format!("2023,{place},870840,{value}\n"));
        }
        if place == "KG" {
            table.push_str("2023,KG,271019,900000\n");
        }
    }
    table
}

/// What the columns of [`world`] mean.
const WORLD_MAPPING: &str = "files = [\"world.csv\"]\n\n[columns]\nyear = \"year\"\nexporter = \"exporter\"\nproduct = \"hs6\"\n\
        value = \"value\"\n\n[fixed]\nimporter = \"W00\"\n\n[units]\nvalue = \"thousand\"\n";

/// Who makes a product is named, the greatest exporter first; of more than three the others are counted; a union of one is no "member".
#[test]
fn makers_are_named() {
    let folder = example();
    std::fs::write(folder.path().join("world.csv"), world()).unwrap();
    std::fs::write(folder.path().join("world.toml"), WORLD_MAPPING).unwrap();
    let ask = |partners: &str, more: &[&str]| {
        let arguments = [
            "exposure",
            "mine/trade",
            "--partners",
            partners,
            "--world",
            "world.csv",
            "--mapping",
            "world.toml",
        ];
        run(folder.path(), &[&arguments[..], more].concat())
    };
    let told = ask("BY,RU", &[]);
    assert_eq!(code(&told), 0, "{}", said(&told));
    assert!(shown(&told).contains("made by Russia, Belarus\n"), "{}", shown(&told));
    let told = shown(&ask("BY,RU,KZ,AM", &[]));
    assert!(told.contains("made by Russia, Belarus, Kazakhstan and 1 more"), "{told}");
    let told = shown(&ask("RU", &[]));
    assert!(told.contains("made inside already") && !told.contains("made by"), "{told}");
    let json = object(&ask("BY,RU", &["--json"]));
    let gearboxes =
        json["opportunities"].as_array().unwrap().iter().find(|it| it["product"] == "870840").unwrap();
    assert_eq!((gearboxes["makers"].as_u64(), gearboxes["made_by"][0].as_str()), (Some(2), Some("RUS")));
}

/// Raw materials on the list are called so, with the way to see manufactures alone; who has chosen is not told it again.
#[test]
fn raw_materials_are_called_so() {
    let folder = example();
    let table = "t,i,j,k,v,q\n2022,156,643,270900,900000,1\n2022,156,643,870840,600000,1\n2022,156,643,284910,500,1\n";
    std::fs::write(folder.path().join("baci.csv"), table).unwrap();
    std::fs::write(folder.path().join("chain.csv"), "hs6\n270900\n").unwrap();
    let arguments = ["exposure", "baci.csv", "--partners", "RU"];
    let told = shown(&run(folder.path(), &arguments)).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains("Raw materials are on the list (270900)") && told.contains("--only parts,capital"),
        "{told}"
    );
    let json = object(&run(folder.path(), &[&arguments[..], &["--json"]].concat()));
    let raw = |code: &str| {
        let all = json["opportunities"].as_array().unwrap();
        let of = all.iter().find(|it| it["product"] == code).unwrap();
        of["caveats"].as_array().unwrap().contains(&"raw".into())
    };
    assert!(raw("270900") && !raw("870840") && !raw("284910"));
    let chosen = shown(&run(folder.path(), &[&arguments[..], &["--chain", "chain.csv"]].concat()));
    assert!(chosen.contains("270900") && !chosen.contains("Raw materials"), "{chosen}");
}

/// Where the input-output table is refused the last line says so again, by the finding's code, and so does the page; the program
/// ends as for any error.
#[test]
fn a_refused_table_is_told_at_the_end() {
    let folder = example();
    let table = "row,a,vehicles,Final\na,25,25,90\nvehicles,15,15,35\nValue added,60,10,\nOutput,100,50,\nImports,40,15,\n";
    std::fs::write(folder.path().join("supply.csv"), table).unwrap();
    std::fs::write(folder.path().join("sectors.csv"), "hs6,sector\n870840,vehicles\n").unwrap();
    let io = ["--io", "supply.csv", "--sectors", "sectors.csv", "--out", "seen"];
    let told = run(folder.path(), &[&["exposure", "mine/trade", "--partners", "RU"][..], &io].concat());
    assert_eq!(code(&told), 1);
    assert!(
        said(&told).contains("error[io-imports-supply]") && said(&told).contains("supply.csv:6"),
        "{}",
        said(&told)
    );
    let last = shown(&told).split("\n\n").last().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(last.starts_with("The input-output table was refused (io-imports-supply, above)"), "{last}");
    let page = std::fs::read_to_string(folder.path().join("seen/exposure.html")).unwrap();
    assert!(section(&page, "What would stay inside if it were made inside").contains("io-imports-supply"));
    assert!(!folder.path().join("seen/io_inside.csv").exists());
}

/// Every source is named with its year where that is known, in the terminal and on the page: the world's exports, the input-output table
/// (by its title, else by its file's name), lists, the programme.
#[test]
fn every_source_is_named() {
    let folder = example();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("world.csv"), world()).unwrap();
    std::fs::write(path("world.toml"), WORLD_MAPPING).unwrap();
    std::fs::write(path("chain.csv"), "hs6\n870840\n").unwrap();
    std::fs::copy(path("mine/io/table.csv"), path("table_2019.csv")).unwrap();
    let titled = std::fs::read_to_string(path("mine/io/table.csv")).unwrap();
    std::fs::write(path("titled.csv"), format!("Made up for the year 2018\n{titled}")).unwrap();
    let ask = |table: &str| {
        let world = [
            "--world",
            "world.csv",
            "--mapping",
            "world.toml",
            "--chain",
            "chain.csv",
            "--programme",
            "mine",
        ];
        let io = ["--io", table, "--sectors", "mine/io/sectors.csv", "--out", "seen", "--force"];
        let told = run(
            folder.path(),
            &[&["exposure", "mine/trade", "--partners", "BY,RU"][..], &world, &io].concat(),
        );
        assert_eq!(code(&told), 0, "{}", said(&told));
        let page = std::fs::read_to_string(path("seen/exposure.html")).unwrap();
        let answer = shown(&told).split_whitespace().collect::<Vec<_>>().join(" ");
        let also =
            answer.split("Also: ").nth(1).unwrap().split(" Everything else").next().unwrap().to_owned();
        assert!(page.contains(&also), "{also}");
        also
    };
    let rest = "sectors of codes: sectors.csv; chosen codes: chain.csv; programme: mine.";
    let world = "exports of the world: world.csv (2023); input-output table";
    assert_eq!(ask("table_2019.csv"), format!("{world}: table_2019.csv (2019); {rest}"));
    assert_eq!(ask("titled.csv"), format!("{world}: titled.csv (2018); {rest}"));
    assert_eq!(ask("mine/io/table.csv"), format!("{world}: table.csv (year not told); {rest}"));
}

/// Whatever the terminal warns of stands on the page, counted on its fold; a product's own cautions stand beside it.
#[test]
fn warnings_stand_on_the_page() {
    let folder = example();
    let arguments = ["exposure", "mine/trade", "--partners", "BY,RU,KG", "--out", "seen"];
    let json = object(&run(folder.path(), &[&arguments[..], &["--json"]].concat()));
    let findings = json["findings"].as_array().unwrap();
    assert!(findings.len() > 2, "{findings:?}");
    let page = std::fs::read_to_string(folder.path().join("seen/exposure.html")).unwrap();
    let english = page.split("<div class=\"language\" lang=\"en\"").nth(1).unwrap();
    let english = english.split("<div class=\"language\"").next().unwrap();
    assert!(
        english.contains(&format!("What must be read with care: {} remarks", findings.len())),
        "{english:.3000}"
    );
    let fold = english.split("<details class=\"findings\">").nth(1).unwrap();
    let fold = fold.split("</details>").next().unwrap();
    assert_eq!(fold.matches("<li>").count(), findings.len());
    for finding in findings {
        let code = finding["code"].as_str().unwrap();
        assert!(fold.contains(&format!("<code>{code}</code>")), "{code}");
    }
    let told: usize = json["opportunities"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["caveats"].as_array().unwrap().iter().any(|caveat| caveat == "no-world"))
        .count();
    assert!(told > 0);
    assert_eq!(english.matches("nearness is not known").count(), told);
}

/// Bands on the page are those of the import lines: a supplier's and a product's sums are the table's.
#[test]
fn flows_are_the_import_lines() {
    let folder = example();
    let arguments = ["exposure", "mine/trade", "--partners", "BY,RU", "--programme", "mine", "--out", "seen"];
    let out = run(folder.path(), &arguments);
    assert_eq!(code(&out), 0, "{}", said(&out));
    let page = std::fs::read_to_string(folder.path().join("seen/exposure.html")).unwrap();
    let page = page.replace('\u{a0}', " ");
    let lines = std::fs::read_to_string(folder.path().join("seen/import-lines.csv")).unwrap();
    let sum = |starts: &str, supplier: &str| -> f64 {
        let own =
            lines.lines().filter(|line| line.starts_with(starts) && line.split(',').nth(3) == Some(supplier));
        own.map(|line| line.split(',').nth(5).unwrap().parse::<f64>().unwrap()).sum()
    };
    // In thousands; the page rounds to three digits.
    assert!((sum("870840-", "CHN") - 429_000.0).abs() < 1e-6, "{}", sum("870840-", "CHN"));
    assert!(page.contains("China → 870840: USD 429 m"));
    assert!(page.contains("870840 → Tractor: USD 578 m"));
    assert!(page.contains("848390 → sold as it is: USD 192 m"));
}

/// What of a page stands between two headings of its English part.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let english = page.split("<div class=\"language\" lang=\"en\"").nth(1).unwrap();
    let english = english.split("<div class=\"language\"").next().unwrap();
    let section = english.split(&format!("<h2>{heading}</h2>")).nth(1).unwrap();
    section.split("<h2>").next().unwrap()
}

/// Dependence is told without colour: a dot for each product and year that depends, a broken frame where nobody knows, a word in the
/// tables behind the pictures.
#[test]
fn dependence_needs_no_colour() {
    let folder = example();
    let arguments = ["exposure", "mine/trade", "--partners", "BY,RU", "--out", "seen"];
    let json = object(&run(folder.path(), &[&arguments[..], &["--json"]].concat()));
    let page = std::fs::read_to_string(folder.path().join("seen/exposure.html")).unwrap();
    let opportunities = json["opportunities"].as_array().unwrap();
    let years: u64 = opportunities.iter().map(|it| it["dependent_years"][0].as_u64().unwrap()).sum();
    let (bill, moved) = (section(&page, "The import bill from outside"), section(&page, "How it moved"));
    assert!(years > 0);
    let dots = |text: &str, class: &str| u64::try_from(text.matches(class).count()).unwrap();
    assert_eq!(dots(moved, "class=\"dot\""), years);
    assert_eq!(dots(moved, "<small>dependent</small>"), years);
    assert_eq!(dots(bill, "class=\"dot roomy\""), opportunities.len() as u64);
    assert_eq!(bill.matches("<tr").count(), 1 + opportunities.len());

    // Nobody says who supplies: the flag is open in both years.
    let table = "year,exporter,importer,hs6,value_kusd,quantity_t\n2023,W00,RU,870840,900,9\n2024,W00,RU,870840,800,8\n";
    std::fs::write(folder.path().join("unnamed.csv"), table).unwrap();
    let out = run(folder.path(), &["exposure", "unnamed.csv", "--partners", "BY,RU", "--out", "open"]);
    assert!(matches!(code(&out), 0 | 1), "{}", said(&out));
    let page = std::fs::read_to_string(folder.path().join("open/exposure.html")).unwrap();
    let moved = section(&page, "How it moved");
    assert_eq!((dots(moved, "class=\"tree-open\""), dots(moved, "class=\"dot\"")), (2, 0));
    assert_eq!(dots(moved, "<small>open</small>"), 2);
}

/// A code that hides the goods is neither dependent nor independent: its box is neutral, the legend says why, and no yes or no is said of it.
/// Boxes that are too narrow for their code carry it downwards.
#[test]
fn hidden_goods_are_neutral() {
    let folder = example();
    let small = (0..12).map(|at| format!("2022,156,643,8708{},40000,1\n", 10 + at)).collect::<String>();
    let table = format!("t,i,j,k,v,q\n2022,156,643,999999,900000,1\n2022,156,643,870840,600000,1\n{small}");
    std::fs::write(folder.path().join("baci.csv"), table).unwrap();
    let told = run(folder.path(), &["exposure", "baci.csv", "--partners", "RU", "--out", "seen"]);
    let row = shown(&told).lines().find(|line| line.starts_with("999999")).unwrap().to_owned();
    assert!(row.contains("  –  ") && !row.contains("yes") && !row.contains("no "), "{row}");
    let page = std::fs::read_to_string(folder.path().join("seen/exposure.html")).unwrap();
    let bill = section(&page, "The import bill from outside");
    let hidden = bill.split("<g>").find(|group| group.contains("<title>999999")).unwrap();
    assert!(hidden.contains("class=\"tree-rest\"") && hidden.contains("code hides the goods"), "{hidden}");
    assert!(bill.contains("others, and codes that hide the goods"));
    let down = bill.split("<g>").filter(|group| group.contains("class=\"down narrow\""));
    assert!(down.count() > 3, "{bill}");
}

/// Partners are called by their names in every picture, not here by names and there by letters.
#[test]
fn partners_have_names_in_bars() {
    let folder = example();
    let io = ["--io", "mine/io/table.csv", "--sectors", "mine/io/sectors.csv", "--out", "seen"];
    let told = run(folder.path(), &[&["exposure", "mine/trade", "--partners", "BY,RU"][..], &io].concat());
    assert!(shown(&told).contains("(derived; sectors of Belarus,"), "{}", shown(&told));
    let page = std::fs::read_to_string(folder.path().join("seen/exposure.html")).unwrap();
    let bars = section(&page, "What would stay inside if it were made inside");
    assert!(
        bars.contains("text-anchor=\"middle\">Russia<") && !bars.contains(">RUS<") && !bars.contains(">BLR<")
    );
}

/// Files of an input-output table that an earlier run left in the folder are told, for they do not belong to the new ones.
#[test]
fn files_of_an_earlier_run_are_told() {
    let folder = example();
    let plain = ["exposure", "mine/trade", "--partners", "BY,RU", "--out", "seen", "--force"];
    let io = [&plain[..], &["--io", "mine/io/table.csv", "--sectors", "mine/io/sectors.csv"]].concat();
    assert!(!said(&run(folder.path(), &plain)).contains("io-files-left"));
    assert!(!said(&run(folder.path(), &io)).contains("io-files-left"));
    let again = run(folder.path(), &plain);
    assert_eq!(code(&again), 0);
    let told = said(&again);
    assert!(told.contains("io-files-left") && told.contains("sectors.csv, io_inside.csv"), "{told}");
    let page = std::fs::read_to_string(folder.path().join("seen/exposure.html")).unwrap();
    assert!(page.contains("<code>io-files-left</code>"));
}

/// A national table is one partner's: of a union of two nobody knows whose, unless its name says so; then what the other makes counts as
/// imported, and that is told. Lists with semicolons are read; sectors that the table does not have are told with the nearest.
#[test]
fn a_national_table_is_one_partners() {
    let folder = example();
    let table = "отрасли;vehicles;machinery\nvehicles;10,5;20\nmachinery;5;10\nИмпорт;30;10\nВыпуск;100;50\n";
    let sectors = "hs6;sector\n870840;vehicles\n870830;vehicle\n848390;machinery\n";
    for name in ["table.csv", "table_RUS.csv"] {
        std::fs::write(folder.path().join(name), table).unwrap();
    }
    std::fs::write(folder.path().join("sectors.csv"), sectors).unwrap();
    std::fs::write(folder.path().join("chain.csv"), "hs6;group\n870840;a\n848390;b\n").unwrap();
    let ask = |table: &str, partners: &str| {
        let io = ["--io", table, "--sectors", "sectors.csv", "--chain", "chain.csv", "--json"];
        run(folder.path(), &[&["exposure", "mine/trade", "--partners", partners][..], &io].concat())
    };
    // People are told the row, too.
    let io = ["--io", "table.csv", "--sectors", "sectors.csv"];
    let told = run(folder.path(), &[&["exposure", "mine/trade", "--partners", "RU"][..], &io].concat());
    assert!(said(&told).contains("--> sectors.csv:3"), "{}", said(&told));
    let whose = ask("table.csv", "BY,RU");
    assert_eq!(code(&whose), 1);
    assert!(said(&whose).contains("io-whose") || shown(&whose).contains("io-whose"), "{}", said(&whose));
    let codes = |json: &serde_json::Value| -> Vec<String> {
        json["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["code"].as_str().unwrap().to_owned())
            .collect()
    };
    for (table, partners, is_partial) in [("table.csv", "RU", false), ("table_RUS.csv", "BY,RU", true)] {
        let json = object(&ask(table, partners));
        let opportunities = json["opportunities"].as_array().unwrap();
        assert_eq!(opportunities.len(), 2, "the chain is a list of two");
        let gearbox = opportunities.iter().find(|it| it["product"] == "870840").unwrap();
        assert!((gearbox["direct_import_share"].as_f64().unwrap() - 0.3).abs() < 1e-9, "{gearbox}");
        let told = codes(&json);
        assert_eq!(told.contains(&"io-one-partner".to_owned()), is_partial, "{told:?}");
        assert!(
            told.contains(&"io-sector-unknown".to_owned()) && !told.contains(&"io-region-missing".to_owned())
        );
    }
}
