//! Which products are looked at: a value chain, parts and capital goods, a list of codes.
//!
//! A list is a table with a column of codes (`hs6`, `hs4`, `hs`, `code`): a code stands for everything that lies in it. A
//! concordance to the Broad Economic Categories adds `bec4`: capital goods are 41 and 521, parts and accessories 42 and 53
//! (United Nations, BEC revision 4).

use std::collections::{BTreeMap, BTreeSet};

use model::{Code, Finding};

use crate::product::{Level, Product};
use crate::sheet::Sheet;

/// A list of codes, with what the list says of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    file: String,
    codes: BTreeMap<Product, String>,
    /// The column that groups the codes, and by code the groups it stands in; nothing if there is no such column.
    groups: Option<(&'static str, BTreeMap<Product, BTreeSet<String>>)>,
    /// How many rows have no code that can be read, with the line and the code of the first.
    unread: Option<(usize, u32, String)>,
}

/// Headings of the column of codes, the first that is there.
const CODES: [&str; 6] = ["hs6", "hs", "hs4", "hs2", "code", "product"];

/// Headings of columns that group the codes of a value chain, the first that is there: what a chain calls a group says more than
/// its tier, and a tier more than a number of an activity.
const GROUPS: [&str; 4] = ["group", "tier", "stage", "activity"];

/// Which group of a value chain a product goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group<'a> {
    /// The list does not group it.
    None,
    /// This one.
    One(&'a str),
    /// Several: its code stands in more than one, or the finer codes that lie in it do.
    Several,
}

/// The broad category of a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Broad {
    /// Machines and industrial vehicles: 41, 521.
    Capital,
    /// Parts and accessories of them: 42, 53.
    Parts,
    /// Anything else.
    Other,
}

impl Broad {
    /// The category of a code of BEC revision 4.
    #[must_use]
    pub fn of_code(code: &str) -> Self {
        match code.trim() {
            "41" | "521" => Self::Capital,
            "42" | "53" => Self::Parts,
            _ => Self::Other,
        }
    }
}

impl List {
    /// Reads a list; `about` names the column whose cells are kept beside the codes, if there is one.
    ///
    /// # Errors
    ///
    /// It is no text or a quote is not closed; `trade-layout` if there is no column of codes, or `about` is missing; `trade-no-rows` if no code can be read.
    pub fn parse(file: &str, text: &[u8], about: Option<&str>) -> Result<Self, Finding> {
        let known: Vec<&str> = CODES.into_iter().chain(GROUPS).chain(about).collect();
        let (headings, table) = Sheet::with_headings(file, text, &known)?;
        let column = |name: &str| headings.iter().position(|heading| heading == name);
        let missing = |role: &str| {
            let finding = Finding::new(Code::TradeLayout, file).with("missing", role);
            finding.with("columns", headings.join(", ")).at(file, Some(1), None)
        };
        let code = CODES.iter().find_map(|name| column(name));
        let Some(code) = code else { return Err(missing("hs6")) };
        let about = match about {
            Some(name) => Some(column(name).ok_or_else(|| missing(name))?),
            None => None,
        };
        let grouping = GROUPS.iter().find_map(|name| Some((*name, column(name)?)));
        let mut groups: BTreeMap<Product, BTreeSet<String>> = BTreeMap::new();
        let mut codes = BTreeMap::new();
        let (mut rows, mut unread) = (0_usize, None);
        for row in table {
            let row = row?;
            rows += 1;
            if let Some(product) = Product::parse(row.cell(code)) {
                codes.insert(product, about.map(|column| row.cell(column).to_owned()).unwrap_or_default());
                let group = grouping.map(|(_, column)| row.cell(column));
                if let Some(group) = group.filter(|group| !group.is_empty()) {
                    groups.entry(product).or_default().insert(group.to_owned());
                }
            } else {
                unread.get_or_insert((0, row.line, row.cell(code).to_owned())).0 += 1;
            }
        }
        if codes.is_empty() {
            return Err(Finding::new(Code::TradeNoRows, file).with("rows", rows).at(file, None, None));
        }
        let groups = grouping.map(|(name, _)| (name, groups));
        Ok(Self { file: file.to_owned(), codes, groups, unread })
    }

    /// Rows whose code cannot be read, if there are any: they choose nothing.
    #[must_use]
    pub fn unread(&self) -> Option<Finding> {
        let (rows, line, found) = self.unread.as_ref()?;
        let finding = Finding::new(Code::TradeListUnread, self.file.as_str()).with("rows", *rows);
        Some(finding.with("found", found.as_str()).at(&self.file, Some(*line), None))
    }

    /// Whether a product is taken whole though the list has only finer codes that lie in it.
    #[must_use]
    pub fn has_parts_of(&self, product: Product) -> bool {
        self.says(product).is_none() && self.touches(product)
    }

    /// The list's file.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// What the list says of a product: of its own code, or of one that it lies in.
    #[must_use]
    pub fn says(&self, product: Product) -> Option<&str> {
        let levels = Level::ALL.into_iter().rev().filter(|level| *level <= product.level());
        levels.map(|level| product.within(level)).find_map(|code| self.codes.get(&code)).map(String::as_str)
    }

    /// Whether a product is in the list, or a finer code of it is: a heading is looked at if one of its subheadings is.
    #[must_use]
    pub fn touches(&self, product: Product) -> bool {
        self.says(product).is_some() || self.codes.keys().any(|code| code.within(product.level()) == product)
    }

    /// The heading of the column that groups its codes, if there is one.
    #[must_use]
    pub fn grouped_by(&self) -> Option<&'static str> {
        self.groups.as_ref().map(|(name, _)| *name)
    }

    /// The group of a product: that of its own code, or of one that it lies in, else of the finer codes that lie in it. Linear in
    /// the list.
    #[must_use]
    pub fn group(&self, product: Product) -> Group<'_> {
        let Some((_, groups)) = &self.groups else { return Group::None };
        let levels = Level::ALL.into_iter().rev().filter(|level| *level <= product.level());
        let own = levels.map(|level| product.within(level)).find_map(|code| groups.get(&code));
        let finer =
            groups.iter().filter(|(code, _)| own.is_none() && code.within(product.level()) == product);
        let mut found = own.into_iter().chain(finer.map(|(_, found)| found)).flatten();
        let Some(first) = found.next() else { return Group::None };
        if found.all(|other| other == first) { Group::One(first) } else { Group::Several }
    }

    /// How many codes it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A code of a list stands for all that lies in it, and marks what it lies in.
    #[test]
    fn lists_choose_by_what_lies_in_what() {
        let chain =
            List::parse("chain.csv", b"tier,activity,hs6\n2,3,870840\n2,4,8483\n", Some("tier")).unwrap();
        let product = |code: &str| Product::parse(code).unwrap();
        assert_eq!(chain.says(product("870840")), Some("2"));
        assert_eq!(chain.says(product("848310")), Some("2"));
        assert_eq!(chain.says(product("870850")), None);
        assert!(chain.touches(product("8708")) && !chain.touches(product("8709")));
        assert_eq!(
            (Broad::of_code("53"), Broad::of_code("521"), Broad::of_code("41")),
            (Broad::Parts, Broad::Capital, Broad::Capital)
        );
    }

    /// A heading goes to the group of its subheadings if they share one; a code in two groups goes to neither.
    #[test]
    fn groups_are_those_of_what_lies_inside() {
        let text = b"hs6,tier,activity\n870840,2,3\n870850,2,4\n848310,2,5\n848320,3,5\n8704,1,\n870422,3,\n\
            850110,2,1\n850110,3,1\n";
        let chain = List::parse("chain.csv", text, None).unwrap();
        assert_eq!(chain.grouped_by(), Some("tier"));
        let group = |code: &str| chain.group(Product::parse(code).unwrap());
        assert_eq!((group("8708"), group("870850")), (Group::One("2"), Group::One("2")));
        assert_eq!((group("8483"), group("850110")), (Group::Several, Group::Several));
        // A code of its own goes before the heading that it lies in.
        assert_eq!((group("870422"), group("870421")), (Group::One("3"), Group::One("1")));
        assert_eq!((group("010121"), group("87")), (Group::None, Group::Several));
        let plain = List::parse("plain.csv", b"code\n8708\n", None).unwrap();
        assert_eq!((plain.grouped_by(), plain.group(Product::parse("8708").unwrap())), (None, Group::None));
    }

    /// A word that is no code is told with its line; a heading of which only a subheading is listed is taken whole.
    #[test]
    fn what_a_list_does_not_say_is_told() {
        let text = b"hs6,tier\n870840,2\ngearbox,2\n\n8483,3\nbrakes,2\n";
        let chain = List::parse("chain.csv", text, None).unwrap();
        let finding = chain.unread().unwrap();
        assert_eq!((finding.code, finding.place.as_ref().unwrap().row), (Code::TradeListUnread, Some(3)));
        assert_eq!(finding.fact("rows"), Some(&model::Fact::Whole(2)));
        assert_eq!(List::parse("chain.csv", b"hs6\n870840\n", None).unwrap().unread(), None);
        let product = |code: &str| Product::parse(code).unwrap();
        assert!(chain.has_parts_of(product("8708")) && chain.has_parts_of(product("87")));
        assert!(["870840", "8483", "848310", "8409"].iter().all(|code| !chain.has_parts_of(product(code))));
    }

    /// A list without codes says so.
    #[test]
    fn a_list_without_codes_is_refused() {
        assert_eq!(List::parse("a.csv", b"x,y\n1,2\n", None).unwrap_err().code, Code::TradeLayout);
        assert_eq!(List::parse("a.csv", b"hs6\nTOTAL\n", None).unwrap_err().code, Code::TradeNoRows);
        assert_eq!(List::parse("a.csv", b"hs6\n870840\n", Some("bec4")).unwrap_err().code, Code::TradeLayout);
    }
}
