//! Findings: the one form in which data, plans and certificates are criticised.
//!
//! A finding has a stable code, a subject, a place and facts. Its sentences (cause and remedy) are written once per language
//! in the executable's localisation, under the code's word; so the terminal, the page and the machine all say the same.

use std::fmt;

pub use crate::fact::Fact;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; the work goes on.
    Warning,
    /// The programme, plan or certificate cannot be accepted.
    Error,
}

impl Severity {
    /// Its word in machine output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $word:literal $severity:ident;)*) => {
        /// What kind of trouble it is. The words are stable: scripts may depend on them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code, in the order of the reference page.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable word.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// How much it matters.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // ---- reading files ----
    /// The programme's folder or a table that must exist is not there. Facts: `file`, `kind` ("single": not of a programme).
    MissingFile = "missing-file" Error;
    /// The machine could not read the file. Facts: `reason`.
    UnreadableFile = "unreadable-file" Error;
    /// The file is not UTF-8 text. Facts: `byte`.
    NotUtf8 = "not-utf8" Error;
    /// The text is not a table: unbalanced quotes or a row of another length. Facts: `reason`.
    BadTable = "bad-table" Error;
    /// `programme.toml` is not TOML, or a value has the wrong type. Facts: `reason`.
    BadToml = "bad-toml" Error;
    /// A plan or certificate is not JSON, or not of the documented form. Facts: `reason`.
    BadJson = "bad-json" Error;
    /// The layout's version is not known. Facts: `found`, `known`.
    UnknownFormat = "unknown-format" Error;
    /// A column or setting that nobody knows. Facts: `found`, `nearest`.
    UnknownColumn = "unknown-column" Warning;
    /// More columns that nobody knows than are worth naming one by one. Facts: `more`.
    UnknownColumns = "unknown-columns" Warning;
    /// A column or setting that must be there. Facts: `column`.
    MissingColumn = "missing-column" Error;
    /// A CSV file or sheet that is no table of a programme; it is not read. Facts: `found`, `nearest` (if one is near).
    UnknownTable = "unknown-table" Warning;
    /// A file that is no workbook that can be read, or a table that no workbook can hold. Facts: `reason`.
    BadWorkbook = "bad-workbook" Error;
    /// A hidden sheet of a workbook; it is not read. Facts: `found`.
    HiddenSheet = "hidden-sheet" Warning;
    /// A cell that shows an error of its spreadsheet instead of a value. Facts: `found`.
    BadCell = "bad-cell" Error;
    /// A workbook where a folder is needed: because a journal is kept beside the tables, or because a workbook is made. Facts: `file`.
    FolderNeeded = "folder-needed" Error;
    /// A customs code with an odd number of digits: its leading nought was lost. Facts: `found`, `whole`.
    LostZero = "lost-zero" Error;
    /// Two columns with the same meaning. Facts: `column`.
    DuplicateColumn = "duplicate-column" Error;
    /// An empty cell where a value is needed.
    MissingValue = "missing-value" Error;
    /// Not a number. Facts: `found`.
    BadNumber = "bad-number" Error;
    /// Not a whole number. Facts: `found`.
    NotWhole = "not-whole" Error;
    /// Not a period, a day or a year. Facts: `found`.
    BadPeriod = "bad-period" Error;
    /// A day in the table of a network of which nobody said when it begins. Facts: `found`.
    DateWithoutStart = "date-without-start" Error;
    /// Not one of the words that may stand here. Facts: `found`, `allowed`.
    BadWord = "bad-word" Error;
    /// Not an id. Facts: `found`.
    BadId = "bad-id" Error;
    /// A text with a sign that cannot be seen, such as an escape. Facts: `found` (its code point).
    BadText = "bad-text" Error;
    // ---- the programme ----
    /// A number below the least or above the largest that makes sense. Facts: `found`, `least`, `largest`.
    OutOfRange = "out-of-range" Error;
    /// The same key twice in a table. Facts: `key`, `first_row`.
    DuplicateKey = "duplicate-key" Error;
    /// An id that its table does not have. Facts: `found`, `table`, `nearest`.
    UnknownId = "unknown-id" Error;
    /// A currency without a rate in `[rates]`. Facts: `found`.
    UnknownCurrency = "unknown-currency" Error;
    /// `to` comes before `from`.
    PeriodReversed = "period-reversed" Error;
    /// A period before the planning day or after the horizon: that part is not used. Facts: `found`.
    OutsideHorizon = "outside-horizon" Warning;
    /// Two calendar rows of one resource overlap. Facts: `first_row`.
    OverlappingRows = "overlapping-rows" Error;
    /// `low` ≤ the figure ≤ `high` does not hold.
    RangeReversed = "range-reversed" Error;
    /// The bill of materials goes in a circle. Facts: `circle`.
    CycleInBom = "cycle-in-bom" Error;
    /// The tasks of one or several projects wait for one another in a circle. Facts: `circle`.
    CycleInPrecedence = "cycle-in-precedence" Error;
    /// Projects require one another to launch first, in a circle. Facts: `circle`.
    CycleInRequires = "cycle-in-requires" Error;
    /// A product that is imported or made has no price.
    NoPrice = "no-price" Error;
    /// A project without a site.
    NoSite = "no-site" Error;
    /// A project without a task, or a task without a mode at one of its sites.
    NoTask = "no-task" Error;
    /// The shares of the outside suppliers add up to more than one.
    SharesExceedOne = "shares-exceed-one" Error;
    /// One fund has two different carry-over shares.
    CarryOverDiffers = "carry-over-differs" Error;
    /// A sector's inputs and value added do not add up to one. Facts: `sum`.
    IoUnbalanced = "io-unbalanced" Warning;
    /// The input-output tables have no finite answer (a column of inside inputs of one or more).
    IoNotProductive = "io-not-productive" Error;
    /// Hidden imports are neither declared nor derivable; they are taken as none.
    HiddenImportsUnknown = "hidden-imports-unknown" Warning;
    /// The parts of a product and its hidden imports cost more than its inside price. Facts: `price`, `parts`.
    PartsExceedPrice = "parts-exceed-price" Warning;
    /// A cell that this kind of row does not use. Facts: `found`, `kind`.
    UnusedValue = "unused-value" Warning;
    /// Nobody demands the product, and no project would.
    NoDemand = "no-demand" Warning;
    // ---- what cannot be (each names the limit that stands in the way) ----
    /// No site's cheapest outlays can ever be paid. Facts: `outlay`, `available`.
    NeverAffordable = "never-affordable" Warning;
    /// The shortest way to launch ends after the horizon or after `latest_launch`. Facts: `needed`, `available`.
    NeverInTime = "never-in-time" Warning;
    /// A task needs more of a resource, or the site more floor, than there ever is. Facts: `resource`, `needed`, `available`.
    NeverFits = "never-fits" Warning;
    /// These limits cannot all hold; each smaller set can. Facts: `limits`, `proof` (`data`, `proof` or `search`).
    LimitsCollide = "limits-collide" Error;
    // ---- trade tables ----
    /// A packed file that cannot be unpacked. Facts: `reason`.
    TradePacked = "trade-packed" Error;
    /// A packed file that grows beyond all measure when it is unpacked. Facts: `ratio`, `limit`.
    TradeSwollen = "trade-swollen" Error;
    /// A file without line ends: no table in text form.
    TradeNoLines = "trade-no-lines" Error;
    /// A trade table without a single row that can be used. Facts: `rows`.
    TradeNoRows = "trade-no-rows" Error;
    /// A trade table in whose columns something is missing. Facts: `missing`, `columns`.
    TradeLayout = "trade-layout" Error;
    /// Two columns of a trade table that say the same thing. Facts: `role`, `first`, `second`.
    TradeColumnTwice = "trade-column-twice" Error;
    /// A column that the mapping file names is not in the table. Facts: `role`, `column`, `columns`.
    TradeMappedColumn = "trade-mapped-column" Error;
    /// Something in a mapping file that nobody understands. Facts: `key`, `found`.
    TradeMapping = "trade-mapping" Error;
    /// Rows with fewer cells than are needed; they are not used. Facts: `rows`, `found`, `value`.
    TradeShortRows = "trade-short-rows" Warning;
    /// Rows with more cells than the heading; they are not used. Facts: `rows`, `found`, `value`.
    TradeLongRows = "trade-long-rows" Warning;
    /// Rows with a quote that is not closed on their line; they are not used. Facts: `rows`, `found`, `value`.
    TradeOpenQuote = "trade-open-quote" Warning;
    /// Rows with a cell that cannot be read; they are not used. Facts: `rows`, `found`, `value` (of the rows, as far as it could be read).
    TradeUnreadableRows = "trade-unreadable-rows" Warning;
    /// Rows with a value below nought; they are not used. Facts: `rows`, `found`, `value`.
    TradeNegative = "trade-negative" Warning;
    /// Rows of a place that nobody knows; they are not used. Facts: `rows`, `found`, `value`.
    TradeUnknownPlace = "trade-unknown-place" Warning;
    /// Values finer than a thousandth of the currency unit; they are rounded. Facts: `rows`, `found`, `value`.
    TradeRounded = "trade-rounded" Warning;
    /// Quantities that cannot be read or are below nought; the rows' values are used. Facts: `rows`, `found`, `value`.
    TradeBadQuantity = "trade-bad-quantity" Warning;
    /// Rows that are parts of other rows; they are not counted twice. Facts: `rows`.
    TradeLeftOut = "trade-left-out" Warning;
    /// Rows of a coarser level than the others of the same country; they are sums of those. Facts: `value`, `level`.
    TradeCoarser = "trade-coarser" Warning;
    /// The same line (year, exporter, importer, product) stands more than once in a table; the values are added. Facts: `lines`, `found`, `value`.
    TradeRepeated = "trade-repeated" Warning;
    /// A total (“World”) is less than its named partners together; the partners are counted. Facts: `lines`, `found`, `value`.
    TradeTotalShort = "trade-total-short" Warning;
    /// Lines of a table that stand in an earlier table too; they count once. Facts: `lines`, `found`, `value`, `other`.
    TradeOverlap = "trade-overlap" Warning;
    /// Lines of months whose year is told as a whole as well; the whole year counts. Facts: `lines`, `found`, `value`.
    TradeYearAndMonths = "trade-year-and-months" Warning;
    /// A partner reported nothing; the reports of those who trade with it were used. Facts: `year`, `flow`.
    TradeMirrored = "trade-mirrored" Warning;
    /// A partner of the union is not in the trade tables. Facts: `year`, `flow`.
    TradePartnerMissing = "trade-partner-missing" Warning;
    /// The year that was asked for is not in the trade tables. Facts: `year`, `years`.
    TradeYearMissing = "trade-year-missing" Error;
    /// Imports under codes that hide the goods (chapters 98 and 99). Facts: `value`, `percent`.
    TradeHiddenCodes = "trade-hidden-codes" Warning;
    /// Imports whose supplier nobody named. Facts: `value`, `percent`.
    TradeUnnamedSuppliers = "trade-unnamed-suppliers" Warning;
    /// Imports without a quantity; unit values rest on the others. Facts: `value`, `percent`.
    TradeUnmeasured = "trade-unmeasured" Warning;
    /// Too few exporters to speak of the world. Facts: `exporters`, `needed`.
    TradeWorldPartial = "trade-world-partial" Warning;
    /// The table given with --world has coarser codes than are shown; it is not used. Facts: `level`, `asked`.
    TradeWorldLevel = "trade-world-level" Warning;
    /// Goods that only passed through were taken off a partner's exports. Facts: `year`, `value`.
    TradeReexports = "trade-reexports" Warning;
    /// A year was converted into another edition. Facts: `from`, `to`, `unmapped` and `split` (per cent of the imports).
    TradeConverted = "trade-converted" Warning;
    /// Tables in several currencies; nothing is converted in silence. Facts: `currencies`.
    TradeCurrencies = "trade-currencies" Error;
    /// Tables of several editions of the Harmonised System. Facts: `editions`.
    TradeEditionsMixed = "trade-editions-mixed" Warning;
    /// A part of a trade archive is damaged. Facts: `part`.
    TradeArchiveDamaged = "trade-archive-damaged" Error;
    /// A trade archive that another version of the program wrote.
    TradeArchiveVersion = "trade-archive-version" Error;
    /// A copy of a year in a trade archive; it counts once. Facts: `year`, `used`.
    TradeArchiveCopy = "trade-archive-copy" Warning;
    /// Two files of a trade archive with different figures of one year. Facts: `year`, `used`.
    TradeArchiveRival = "trade-archive-rival" Error;
    /// Years that a trade archive was written with are not in it. Facts: `years`.
    TradeArchiveIncomplete = "trade-archive-incomplete" Error;
    /// A trade archive has coarser codes than were asked for. Facts: `level`, `asked`.
    TradeArchiveLevel = "trade-archive-level" Error;
    /// The tables behind a trade archive are monthly; an archive keeps years, so it warns of no months. Facts: `rows`.
    TradeArchiveMonths = "trade-archive-months" Warning;
    /// Rows of a table of plants' output that say nothing; they are not used. Facts: `rows`.
    TradePlantRows = "trade-plant-rows" Warning;
    /// Rows of a list of codes whose cell of codes is none; they choose nothing. Facts: `rows`, `found`.
    TradeListUnread = "trade-list-unread" Warning;
    /// Lists that choose none of the products of the trade tables. Facts: `products`.
    TradeListEmpty = "trade-list-empty" Error;
    /// The trade tables are coarser than a list: headings are taken whole of which the list has only a part. Facts: `headings`,
    /// `value`, `found`.
    TradeListCoarse = "trade-list-coarse" Warning;
    /// A workbook of a spreadsheet, or a zip archive, where a table in text form is needed.
    TradeWorkbook = "trade-workbook" Error;
    // ---- input-output tables ----
    /// An input-output table in whose form something is missing. Facts: `missing`.
    IoLayout = "io-layout" Error;
    /// A row of an input-output table that stands twice. Facts: `found`.
    IoTwice = "io-twice" Error;
    /// Cells of an input-output table that are no numbers; they count as nought. Facts: `cells`, `found`.
    IoCell = "io-cell" Warning;
    /// Rows of an input-output table that do not add up to their output; the table is used as it stands. Facts: `rows`, `found`, `off`.
    IoRowSums = "io-row-sums" Warning;
    /// Rows of an input-output table with intermediate flows below nought. Facts: `rows`, `found`.
    IoNegative = "io-negative" Warning;
    /// Sectors of an input-output table that put nothing out; nothing is said of them. Facts: `rows`, `found`.
    IoNoOutput = "io-no-output" Warning;
    /// Sectors that buy more than they put out: their value added is below nought. Facts: `rows`, `found`.
    IoBuysMore = "io-buys-more" Warning;
    /// Regions that the input-output table does not have. Facts: `known`.
    IoRegionMissing = "io-region-missing" Warning;
    /// Part of the imports from a sector is counted by the programme product by product, and taken out of its tables. Facts: `percent`.
    IoTracked = "io-tracked" Warning;
    /// The trade tables have too few products of a sector to tell what share of its imports the programme counts. Facts: `products`.
    IoTrackedUnknown = "io-tracked-unknown" Warning;
    /// A quote that is opened and never closed, in a small table. Facts: none.
    IoOpenQuote = "io-open-quote" Error;
    /// A row of an input-output table that has more or fewer cells than its heading. Facts: `found`, `cells`, `columns`.
    IoRowLength = "io-row-length" Error;
    /// No line of an input-output table has headings that the rows below are called by. Facts: `found` (the line that is widest).
    IoNoHeading = "io-no-heading" Error;
    /// A row or column with figures and without a name among the sectors of an input-output table. Facts: `kind` (`row`, `column`),
    /// `number`.
    IoUnnamed = "io-unnamed" Error;
    /// Rows or columns with figures and without a name beside the sectors of an input-output table; they are not used. Facts: `kind`,
    /// `number` (of the first), `count`.
    IoUnnamedUnused = "io-unnamed-unused" Warning;
    /// What the rows below the sectors of a national table were taken for. Facts: `imports`, `others`, `unused`.
    IoRowsTaken = "io-rows-taken" Warning;
    /// Rows of imports that are a part of supply and no inputs: the table is one of all uses, domestic and imported together.
    /// Facts: `found`.
    IoImportsSupply = "io-imports-supply" Error;
    /// Rows of imports whose figures are below nought, so that they are taken off something. Facts: `found`.
    IoImportsNegative = "io-imports-negative" Error;
    /// A row or column of totals that is not the sum of what it is a total of; totals are not used. Facts: `found`, `at`, `off`.
    IoTotalDiffers = "io-total-differs" Warning;
    /// Output stands in a row and in a column, and they disagree; the row's is used. Facts: `rows`, `found`, `in_row`, `in_column`.
    IoOutputDiffers = "io-output-differs" Warning;
    /// A cell of an input-output table that is given more than once, cell by cell. Facts: `found`, `cells` (how many cells are).
    IoCellTwice = "io-cell-twice" Error;
    /// Rows of a table of imports that no sector at home has; they count as imports. Facts: `rows`, `found`.
    IoOnlyImported = "io-only-imported" Warning;
    /// A folder of an input-output table in which it is not plain which file is which. Facts: `found`.
    IoFolderFiles = "io-folder-files" Error;
    /// A table of one country, and a union of several partners: nobody says whose it is. Facts: none.
    IoWhose = "io-whose" Error;
    /// An input-output table that has only one of the union's partners: what the others make counts as imported. Facts: `region`,
    /// `others`.
    IoOnePartner = "io-one-partner" Warning;
    /// A word of the table of sectors that the input-output table does not have; its codes have no sector. Facts: `found`, `rows`,
    /// `nearest` (if one is near).
    IoSectorUnknown = "io-sector-unknown" Warning;
    /// Rows of the table of sectors without a code that can be read; they are not used. Facts: `rows`, `found`.
    IoCodeUnread = "io-code-unread" Warning;
    /// Codes that the table of sectors gives to several sectors; the mean of these is taken. Facts: `codes`, `found`, `sectors`.
    IoSectorsSeveral = "io-sectors-several" Warning;
    /// Files of an earlier run that lie beside the new ones and were not written anew. Facts: `files`.
    IoFilesLeft = "io-files-left" Warning;
    // ---- enquiries ----
    /// An event whose id another event has.
    EventConflict = "event-conflict" Error;
    /// A day in an event that lies before the day on which it must not be earlier. Facts: `last`.
    EventTooEarly = "event-too-early" Error;
    /// An answer or an award after its last day. Facts: `last`.
    EventTooLate = "event-too-late" Error;
    /// An event speaks of something that there is not. Facts: `found`, `known`.
    EventUnknown = "event-unknown" Error;
    /// A key of an event with signs that keys do not have. Facts: `found`.
    EventBadKey = "event-bad-key" Error;
    /// A key that something else has already. Facts: `found`.
    EventKeyTaken = "event-key-taken" Error;
    /// Somebody acts who may not. Facts: `who`.
    EventNotYours = "event-not-yours" Error;
    /// An enquiry that asks no plant.
    EventNobodyAsked = "event-nobody-asked" Error;
    /// An answer of a plant that was not asked. Facts: `found`.
    EventNotAsked = "event-not-asked" Error;
    /// An event about an enquiry that has ended. Facts: `enquiry`.
    EventEnded = "event-ended" Error;
    /// A decision without a reason.
    EventNoReason = "event-no-reason" Error;
    /// Prices of a quote that are none.
    EventBadPrice = "event-bad-price" Error;
    /// A quote in a currency without a rate. Facts: `currency`, `own`.
    EventNoRate = "event-no-rate" Error;
    /// Shares of an award that do not add up to one.
    EventBadShares = "event-bad-shares" Error;
    /// A quote is taken for less than its plant delivers. Facts: `quote`, `least`.
    EventBelowMinimum = "event-below-minimum" Error;
    /// An event of a day that has not come. Facts: `last`.
    EventInFuture = "event-in-future" Error;
    /// Tables have changed under earlier events of an enquiry. Facts: `enquiry`, `count`.
    EventAdrift = "event-adrift" Error;
    /// A line of the journal of events that is none. Facts: `line`.
    JournalDamaged = "journal-damaged" Error;
    // ---- trade tables in a database ----
    /// Nobody answers at the database's address, or the engine lets nobody in. Facts: `reason`.
    DatabaseUnreachable = "database-unreachable" Error;
    /// The database has no such table. Facts: `table`, `database`.
    DatabaseNoTable = "database-no-table" Error;
    /// The database's user may not read it. Facts: `reason`.
    DatabaseNoRights = "database-no-rights" Error;
    /// The engine does not know something that the statement needs. Facts: `reason`.
    DatabaseLacks = "database-lacks" Error;
    /// A part of the table lies on another server and sends its rows as they are. Facts: `found`.
    DatabaseRowsTravel = "database-rows-travel" Warning;
    // ---- cooperation ----
    /// A unit that nobody knows. Facts: `found`.
    BadUnit = "bad-unit" Error;
    /// Not a size. Facts: `found`.
    BadSize = "bad-size" Error;
    /// Not a day. Facts: `found`.
    BadDay = "bad-day" Error;
    /// A unit that does not convert into what the property is measured in. Facts: `found`, `property`, `allowed`.
    UnitMismatch = "unit-mismatch" Error;
    /// A need that asks nothing that could be checked.
    NeedUncheckable = "need-uncheckable" Warning;
    /// A day by which a need must be met lies after the need's own end. Facts: `deadline`, `end`.
    DeadlineAfterEnd = "deadline-after-end" Error;
    /// A tolerance that none of the processes asked for can reach. Facts: `requirement`, `asked`, `finest`.
    ToleranceBeyondProcess = "tolerance-beyond-process" Warning;
    /// A certificate that had expired on the planning day; it proves nothing. Facts: `held`, `found`, `day`.
    HeldCertificateExpired = "held-certificate-expired" Warning;
    // ---- the plan, judged ----
    /// The plan was made for another programme, or the programme changed since. Facts: `plan`, `programme`.
    PlanForeign = "plan-foreign" Error;
    /// The plan names something that the programme does not have. Facts: `found`.
    PlanUnknown = "plan-unknown" Error;
    /// A project stands twice in the plan.
    PlanProjectTwice = "plan-project-twice" Error;
    /// A project that must be in is left out, or one that must be out is in.
    PlanMust = "plan-must" Error;
    /// The site is not one of the project's.
    PlanSite = "plan-site" Error;
    /// A task is missing, stands twice or is not the project's. Facts: `task`.
    PlanTasks = "plan-tasks" Error;
    /// The mode is not one of the task's at that site. Facts: `task`, `mode`.
    PlanMode = "plan-mode" Error;
    /// A task runs beyond the horizon. Facts: `task`.
    PlanHorizon = "plan-horizon" Error;
    /// A task starts before its predecessor allows. Facts: `before`, `after`, `earliest`, `start`.
    PlanPrecedence = "plan-precedence" Error;
    /// The launch is not the period in which the last task has ended. Facts: `launch`, `ended`.
    PlanLaunch = "plan-launch" Error;
    /// Launched after `latest_launch`. Facts: `launch`, `latest`.
    PlanLate = "plan-late" Error;
    /// A requirement between two projects does not hold. Facts: `other`, `kind`.
    PlanRequires = "plan-requires" Error;
    /// More of a resource is used than there is. Facts: `resource`, `period`, `used`, `capacity`.
    PlanResource = "plan-resource" Error;
    /// More floor is used than the plant has. Facts: `plant`, `used`, `available`.
    PlanFloor = "plan-floor" Error;
    /// What is paid for a project in a year is not what it spends. Facts: `year`, `paid`, `spent`.
    PlanPayment = "plan-payment" Error;
    /// A fund pays for a project that no rule of it fits, or more than its largest share. Facts: `fund`, `year`, `paid`, `allowed`.
    PlanFundRule = "plan-fund-rule" Error;
    /// A fund pays more than it has. Facts: `fund`, `year`, `paid`, `available`.
    PlanFundEmpty = "plan-fund-empty" Error;
    /// More is produced than the ramp allows, or before launch, or less than nothing. Facts: `period`, `made`, `capacity`.
    PlanCapacity = "plan-capacity" Error;
    /// More of a product is made inside than would be imported: an import line replaced twice. Facts: `product`, `period`, `made`, `market`.
    PlanMarket = "plan-market" Error;
    /// Buyers pay more for inside parts than the limit allows. Facts: `year`, `extra`, `allowed`.
    PlanBuyerCost = "plan-buyer-cost" Error;
    /// A policy limit is broken that may not be. Facts: `year`, `breach`.
    PlanPolicy = "plan-policy" Error;
    /// A total in the plan is not what the programme gives. Facts: `total`, `claimed`, `recomputed`.
    PlanTotals = "plan-totals" Error;
    /// The bound is below the plan's own value. Facts: `bound`, `value`.
    PlanBound = "plan-bound" Error;
    /// The reason given for leaving a project out is not true. Facts: `reason` (its word).
    PlanReason = "plan-reason" Error;
    /// A plan that gives reasons gives none for a project that it leaves out.
    PlanUnexplained = "plan-unexplained" Error;
    /// The file does not say what it said when it was written: its seal is another, or missing. Facts: `found`, `expected`.
    PlanSeal = "plan-seal" Error;
    /// The label beside a period is not the period's. Facts: `found`, `period`.
    PlanLabel = "plan-label" Error;
    // ---- the certificate, judged ----
    /// The certificate was made for another programme. Facts: `certificate`, `programme`.
    CertificateForeign = "certificate-foreign" Error;
    /// A multiplier is negative or not a number, or a row of it does not exist. Facts: `row`.
    CertificateMultiplier = "certificate-multiplier" Error;
    /// The cases of the certificate do not cover everything that may be decided. Facts: `node`.
    CertificateCases = "certificate-cases" Error;
    /// The certificate proves less than the plan claims, or claims another bound. Facts: `claimed`, `proven`.
    CertificateBound = "certificate-bound" Error;
    // ---- networks: what the scheduling core is asked ----
    /// The file is not of the format that its name promises. Facts: `expected`, `found`.
    BadInstance = "bad-instance" Error;
    /// An activity without a way to do it.
    NoMode = "no-mode" Error;
    /// Links drive each other on in a circle: their lags add up to more than nought. Facts: `circle`.
    CircleOfLags = "circle-of-lags" Error;
    /// Every mode of an activity needs more than there ever is. Facts: `resource`, `needed`, `available`.
    NeedAboveCapacity = "need-above-capacity" Error;
    /// The most frugal modes already take more from a stock than it has. Facts: `needed`, `available`.
    StockTooSmall = "stock-too-small" Error;
    /// An activity cannot end by its deadline, or start where it is fixed: its predecessors alone take longer. Facts: `needed`, `available`.
    DeadlineTooEarly = "deadline-too-early" Error;
    /// There is no schedule: every case was refuted. Facts: `limits` (a smallest set that cannot hold together).
    NoSchedule = "no-schedule" Error;
    // ---- schedules, judged ----
    /// The schedule does not name every activity. Facts: `found`, `needed`.
    ScheduleIncomplete = "schedule-incomplete" Error;
    /// The mode is not one of the activity's. Facts: `mode`, `modes`.
    ScheduleMode = "schedule-mode" Error;
    /// An activity starts before its release. Facts: `start`, `earliest`.
    ScheduleRelease = "schedule-release" Error;
    /// An activity ends after its deadline. Facts: `end`, `latest`.
    ScheduleDeadline = "schedule-deadline" Error;
    /// What had already begun was moved. Facts: `start`, `fixed`.
    ScheduleFixed = "schedule-fixed" Error;
    /// An activity starts before a link allows. Facts: `before`, `earliest`, `start`.
    ScheduleLink = "schedule-link" Error;
    /// More of a resource is used than there is. Facts: `period`, `used`, `capacity`.
    ScheduleResource = "schedule-resource" Error;
    /// More is taken from a stock than it has. Facts: `used`, `available`.
    ScheduleStock = "schedule-stock" Error;
    /// The claimed value is not what the schedule gives. Facts: `claimed`, `recomputed`.
    ScheduleValue = "schedule-value" Error;
    /// The bound and the value contradict each other. Facts: `bound`, `value`.
    ScheduleBound = "schedule-bound" Error;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Where in the programme's tables a finding lies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The file: `plants.csv`, `programme.toml`.
    pub file: String,
    /// The line in the file, counted from 1 as editors do.
    pub row: Option<u32>,
    /// The column's English name.
    pub column: Option<String>,
}

/// One piece of criticism.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What kind of trouble.
    pub code: Code,
    /// What it is about: `project pump-pinsk`, or the file.
    pub subject: String,
    /// Where it lies, if it lies in a file.
    pub place: Option<Place>,
    /// The facts that its sentences name, by the names that the code's documentation lists.
    pub facts: Vec<(&'static str, Fact)>,
}

impl Finding {
    /// A finding without facts and place yet.
    #[must_use]
    pub fn new(code: Code, subject: impl Into<String>) -> Self {
        Self { code, subject: subject.into(), place: None, facts: Vec::new() }
    }

    /// With one more fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.push((name, fact.into()));
        self
    }

    /// At that place.
    #[must_use]
    pub fn at(mut self, file: &str, row: Option<u32>, column: Option<&str>) -> Self {
        self.place = Some(Place { file: file.to_owned(), row, column: column.map(str::to_owned) });
        self
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// A fact by name.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<&Fact> {
        self.facts.iter().find(|(known, _)| *known == name).map(|(_, fact)| fact)
    }
}

impl fmt::Display for Finding {
    /// For logs and assertions; people see the localised sentences.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.code, self.subject)?;
        if let Some(place) = &self.place {
            write!(f, " at {}", place.file)?;
            if let Some(row) = place.row {
                write!(f, ":{row}")?;
            }
            if let Some(column) = &place.column {
                write!(f, " ({column})")?;
            }
        }
        for (name, fact) in &self.facts {
            write!(f, "; {name} = {fact}")?;
        }
        Ok(())
    }
}

/// Whether any of them is an error.
#[must_use]
pub fn any_error(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity() == Severity::Error)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words are the contract with scripts: none may stand for two codes.
    #[test]
    fn words_are_unique() {
        let mut words: Vec<&str> = Code::ALL.iter().map(|code| code.word()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), Code::ALL.len());
    }
}
