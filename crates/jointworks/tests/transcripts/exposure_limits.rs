//! What `exposure` says of its own limits: what lists do not choose, data do not judge, sources do not cover, tables do not tell.

use crate::exposure::section;
use crate::program::{code, example, object, rewrite, run, said, shown};

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
