### Help and complaints about what was typed.

help-usage = Usage
help-verbs = Commands
help-arguments = Arguments
help-options = Options
help-example = Example

help-jointworks =
    Plans joint localisation programmes: what several countries should make together instead of importing it,
    where, how, when and for whose money, and how far the plan can be from the best possible.

    Exit codes: 0 done; 1 errors were found, or the plan is not legal; 2 wrong use; 3 the machine failed (disk, memory); 130 Ctrl-C ended it without a result.
help-jointworks-usage = jointworks COMMAND [OPTIONS]
help-jointworks-example =
    jointworks demo
    jointworks init mine --example
    jointworks check mine
    jointworks plan mine --out mine-plan

help-demo = Plan the built-in example, “Union components”, and show where the report lies.
help-demo-usage = jointworks demo [OPTIONS]
help-demo-example = jointworks demo --out /tmp/first-look --time-limit 20
help-init = Write the empty tables of a new programme, or a filled example to change.
help-init-usage = jointworks init DIR [OPTIONS]
help-init-example =
    jointworks init mine --example
    jointworks init mine --headings ru
    jointworks init mine.xlsx --example
help-check = Validate a programme; judge a plan of it and prove its bound.
help-check-usage = jointworks check DIR [OPTIONS]
help-check-example =
    jointworks check mine
    jointworks check mine --plan mine-plan/plan.json
help-plan = Choose projects, sites, modes and dates; write plan.json, certificate.json and report.html.
help-plan-usage = jointworks plan DIR --out OUT [OPTIONS]
help-plan-example =
    jointworks plan mine --out mine-plan --time-limit 120
    jointworks plan mine --out mine-plan --work 200 --seed 7 --force
help-explain = Say why a project is in the plan, or why not.
help-explain-usage = jointworks explain DIR PLAN PROJECT [OPTIONS]
help-explain-example =
    jointworks explain mine mine-plan/plan.json gearboxes
    jointworks explain mine mine-plan/plan.json gears --trials
help-risk = How sure a plan is: simulate its execution, and show dates, value and bills with their chances.
help-risk-usage = jointworks risk DIR PLAN [OPTIONS]
help-risk-example =
    jointworks risk mine mine-plan/plan.json --out mine-risk
    jointworks risk mine mine-plan/plan.json --runs 2000 --buffered
help-compare = Show what lies between two plans of a programme: what moved, why, and what it costs.
help-compare-usage = jointworks compare DIR PLAN_A PLAN_B [OPTIONS]
help-compare-example = jointworks compare mine first/plan.json second/plan.json
help-levers = What would add value or bring a launch forward: every lever tried, its worth at least and at most.
help-levers-usage = jointworks levers DIR PLAN [OPTIONS]
help-levers-example =
    jointworks levers mine mine-plan/plan.json
    jointworks levers mine mine-plan/plan.json --project gearboxes
    jointworks levers mine mine-plan/plan.json --from 2027-Q1 --money 1e9 --delays --report levers.html
help-exposure = Read trade tables: what a union of partners imports, how much it depends on the outside, what it could make together.
help-exposure-usage = jointworks exposure TRADE… --partners BY,RU [OPTIONS]
help-exposure-example =
    jointworks exposure BACI_HS17_Y2022.csv --partners BY,RU
    jointworks exposure baci.zip --partners BY,RU,KZ --year 2022 --chain automotive.csv --out mine-exposure
help-pareto = Weigh value against public money, buyers' cost, imports, time or a partner's share: a front of judged plans and proven bounds.
help-pareto-usage = jointworks pareto DIR [PLAN] [OPTIONS]
help-pareto-example =
    jointworks pareto mine
    jointworks pareto mine --against time --points 5 --out mine-front
    jointworks pareto mine --partner BY
help-match = Say who could make what buyers need: alone or together, with the reason of every verdict, and who comes nearest.
help-match-usage = jointworks match DIR [OPTIONS]
help-match-example =
    jointworks match mine
    jointworks match mine --need gear-set
    jointworks match mine --weights cost=50,distance=0 --freight 6
    jointworks match mine --as-projects
help-import = Make a folder of tables of a workbook, and say what was not carried.
help-import-usage = jointworks import xlsx FILE DIR [OPTIONS]
help-import-example =
    jointworks import xlsx mine.xlsx mine
help-export = Make a workbook of a folder of tables, and say what was not carried.
help-export-usage = jointworks export xlsx DIR FILE [OPTIONS]
help-export-example =
    jointworks export xlsx mine mine.xlsx
help-enquiry = Carry an enquiry from the request for quotation to the award.
help-enquiry-usage = jointworks enquiry STEP DIR [OPTIONS]
help-enquiry-example =
    jointworks enquiry show mine --who tractor-works
help-send = Ask plants to quote for a need, all at once and on equal terms.
help-send-usage = jointworks enquiry send DIR [OPTIONS]
help-send-example =
    jointworks enquiry send mine --enquiry rfq-1 --need gear-set --to east-gears,north-gears --reply-by 2026-02-28 --who tractor-works
help-quote = Answer an enquiry with a price.
help-quote-usage = jointworks enquiry quote DIR [OPTIONS]
help-quote-example =
    jointworks enquiry quote mine --enquiry rfq-1 --quote q-east --capability east-gears --price 8300,2000=7900 --tooling 2600000 --currency RUB --lead-time 90 --valid-until 2026-06-30 --who east
help-decline = Answer an enquiry with a no and its reason.
help-decline-usage = jointworks enquiry decline DIR [OPTIONS]
help-decline-example =
    jointworks enquiry decline mine --enquiry rfq-1 --capability west-gears --reason "no free shifts" --who west
help-award = Take quotes: one, several with their shares, or a chain.
help-award-usage = jointworks enquiry award DIR [OPTIONS]
help-award-example =
    jointworks enquiry award mine --enquiry rfq-1 --award a-1 --take q-east=0.6,q-north=0.4 --reason "price and nearness" --who tractor-works
help-withdraw = End an enquiry without an award.
help-withdraw-usage = jointworks enquiry withdraw DIR [OPTIONS]
help-withdraw-example =
    jointworks enquiry withdraw mine --enquiry rfq-1 --reason "the drawing has changed" --who tractor-works
help-renew = Confirm that a need or a profile is still true.
help-renew-usage = jointworks enquiry renew DIR [OPTIONS]
help-renew-example =
    jointworks enquiry renew mine --capability east-gears --until 2027-12-31 --who east
help-show = Show enquiries: quotes at equal terms, as far as the viewer may see.
help-show-usage = jointworks enquiry show DIR [OPTIONS]
help-show-example =
    jointworks enquiry show mine --enquiry rfq-1 --who tractor-works
    jointworks enquiry show mine --who east --json
help-projects = Put awards before the planner as candidate projects.
help-projects-usage = jointworks enquiry projects DIR [OPTIONS]
help-projects-example =
    jointworks enquiry projects mine
    jointworks enquiry projects mine --write

## What stands for a value in help and complaints.

value-FORMAT = FORMAT
value-KEY = KEY
value-CAPABILITIES = CAPABILITIES
value-CAPABILITY = CAPABILITY
value-DAY = DAY
value-DAYS = DAYS
value-WHO = WHO
value-ID = ID
value-PRICES = PRICES
value-AMOUNT = AMOUNT
value-CURRENCY = CURRENCY
value-WORDS = WORDS
value-QUOTES = QUOTES
value-NEED = NEED
value-WEIGHTS = WEIGHTS
value-TRADE = TRADE
value-PARTNERS = PARTNERS
value-YEAR = YEAR
value-DIGITS = DIGITS
value-KINDS = KINDS
value-URL = URL
value-NAME = NAME
value-LANG = LANG
value-DIR = DIR
value-OUT = OUT
value-PLAN = PLAN
value-FILE = FILE
value-N = N
value-SECONDS = SECONDS
value-PERIOD = PERIOD
value-SUM = SUM
value-PROJECT = PROJECT
value-AIM = AIM
value-RATE = RATE
value-HTML = HTML
value-JSON = JSON
value-PLAN_A = PLAN_A
value-PLAN_B = PLAN_B
value-AGAINST = AGAINST
value-PARTNER = PARTNER

## Arguments

arg-help = Show this help.
arg-version = Show the version.
arg-lang = Language of everything that is shown: ru, be or en. Without it: as LC_ALL, LC_MESSAGES or LANG say.
arg-json = Write one JSON object for machines instead of text.
arg-folder = The programme: a folder of programme.toml and CSV tables, or one XLSX workbook.
arg-out = Folder for the results; it is made if it is not there.
arg-demo-out = Folder for the results; “jointworks-demo” if not given.
arg-seed = Where chance begins; the same seed, programme and work give the same plan. 1 if not given.
arg-threads = Threads to use; they change nothing but the time. As many as the machine has if not given.
arg-work = Stop after so many rounds of work, however long they take.
arg-time_limit = Stop after so many seconds: 60 if not given, unlimited if --work is given.
arg-force = Replace results of an earlier run.
arg-example = Fill the tables with a complete example.
arg-headings = Headings of the tables: en or ru. As the language of the output if not given.
arg-plan = The plan: plan.json.
arg-certificate = The proof of its bound; the certificate.json beside the plan if not given.
arg-project = Id of the project, as in projects.csv.
arg-trials = Plan again with the opposite decision and with changed figures: what the decision is worth, and where it turns.
arg-init-folder = Folder to make, which must not exist or be empty; or workbook (.xlsx), which must not exist.
arg-runs = Executions to simulate: 10,000 if not given.
arg-independent = Let durations stray independently of each other, for comparison only: it understates the spread badly.
arg-buffered = Plan again with durations that each task keeps in 7 cases of 10, and show the price of that robustness.
arg-other = The other plan: plan.json.
arg-risk-out = Folder for the page risk.html; without it only the terminal tells.
arg-risk-seed = Where chance begins; the same seed gives the same answer on any number of threads. 1 if not given.
arg-risk-time_limit = Time to look for the buffered plan: 30 seconds if not given.
arg-risk-force = Replace the page of an earlier study.
arg-exposure-tables = Trade tables: CSV, .csv.gz, .zip, folders of them; BACI, UN Comtrade, Eurostat, or any with --mapping.
arg-exposure-archive = A folder that keeps what is read: written once, and every later question is answered from it in milliseconds.
arg-exposure-database = A database that speaks PostgreSQL's protocol, postgres://USER@HOST/DATABASE: the table is added up there.
arg-exposure-table = The table or view in the database, with its schema if need be.
arg-exposure-partners = The union's partners: letters or numbers of ISO 3166, with commas between.
arg-exposure-year = The year to show: the last one if not given. Earlier years tell growth and persistence.
arg-exposure-level = Digits of the codes: 2, 4 or 6; the finest that all partners are told in if not given.
arg-exposure-mapping = A file that says what the columns of a table mean; may be given several times.
arg-exposure-names = A table of codes and names of goods, in English or Russian; may be given several times.
arg-exposure-chain = Only products of this list, such as a value chain.
arg-exposure-bec = A concordance of codes to broad economic categories.
arg-exposure-only = Of these categories only: capital, parts.
arg-exposure-world = Exports of the whole world from another table, if the trade tables have only some countries.
arg-exposure-io = An input-output table (WIOD, OECD ICIO, or any square one with rows REGION.sector): what would stay inside, net of hidden imports.
arg-exposure-sectors = A table of the sectors that make each code (columns hs6 and sector, or wiod35).
arg-exposure-concordance = A table of codes that correspond (columns hs2022, hs2017 …): years of other editions are converted to that of the last year.
arg-exposure-candidates_of = A programme whose candidate projects are looked up by the codes of their products.
arg-exposure-top = Products shown in the terminal: 20 if not given.
arg-exposure-out = Folder for page, workbook and tables; without it only the terminal tells.
arg-pareto-plan = A plan to begin from: plan.json, which is then improved; without it one is looked for.
arg-pareto-against = What value is weighed against: money (outlays; if not given), buyers (what they pay more), imports (of the last year) or time (from when on imports stay low).
arg-pareto-partner = Weigh value against this partner's share of it instead.
arg-pareto-points = Points beside the best plan: 6 if not given.
arg-pareto-out = Folder for the page pareto.html and the workbook pareto.xlsx; without it only the terminal tells.
arg-pareto-work = The most rounds of work on each point.
arg-pareto-time_limit = Stop after so many seconds; points that are done are kept.

misuse-unknown-argument = “{ $argument }” means nothing here.
misuse-unknown-verb = There is no command “{ $verb }”.
misuse-no-verb = No command is given.
misuse-missing-argument = This is missing: { $argument }.
misuse-missing-value = “{ $argument }” needs a value.
misuse-bad-value = “{ $value }” does not fit { $argument }.{ $allowed ->
        [none] { "" }
       *[other] {" "}It may be: { $allowed }.
    }
misuse-twice = “{ $argument }” cannot be used so: it is given twice or contradicts another option.
misuse-other = This cannot be understood.
misuse-hint = “jointworks --help” shows all commands, “jointworks COMMAND --help” shows one with an example.
arg-levers-project = Id of the project whose launch shall come earlier; levers are then tried for that alone.
arg-delays = Find too what it costs if the launch of each project comes later.
arg-from = Period from which stands, teams, shops and money are added, such as 2027-Q1; the first if not given.
arg-money = Money that each fund gets more, such as 1e9; a tenth of all that it has if not given.
arg-faster = Try each task in its shortest time too; with --project those of that project are tried in any case.
arg-free_certificates = Let recognised certificates cost nothing either.
arg-pairs = So many of the best levers are tried in pairs; 4 if not given.
arg-levers-report = File for a page with pictures, such as levers.html.
arg-levers-work = Rounds of work on each lever; 2 to 20 by the size of the programme if not given. More rounds bring both ends nearer to each other.
arg-levers-time_limit = Stop after so many seconds and keep what is done; unlimited if not given.
arg-need = Id of one need, as in needs.csv: every verdict is told with its reason. All needs if not given.
arg-match-top = Plants told of for each need: 5 if not given.
arg-weights = What counts how much in the score, such as cost=40,distance=0: cost 30, capacity 15, distance 15, delivery 15 and verdicts 25 if not given.
arg-freight = What a tonne costs over a kilometre, in the programme's currency; without it landed cost counts no freight.
arg-plants = Output by plant (a CSV with plant, code and value): which plants are nearest to each product, with the world's exports known.
arg-codes = Nomenclature of customs codes (a CSV with code and name, in English or Russian; several if need be): needs without a code get a shortlist.
arg-as_projects = Write what is lacking where nobody can make it as candidate projects, in the columns of projects.csv, sites.csv and tasks.csv.
arg-enquiry = Key of the enquiry.
arg-send-need = Id of the need, as in needs.csv.
arg-to = Ids of the capabilities whose plants are asked, parted by commas.
arg-reply_by = Last day for quotes, such as 2026-03-31.
arg-reissue_of = Key of the enquiry that this one takes the place of.
arg-who = Under which id you act: a buyer of needs.csv or a plant of plants.csv.
arg-day = The day on which it was done; today if not given.
arg-id = Id of the event, so that the same one sent twice counts once; made of its content if not given.
arg-quote = Key of the quote.
arg-capability = Id of the capability, as in capabilities.csv.
arg-price = Price of a unit of the need, or prices by quantity: 8300,2000=7900 is 8300, and 7900 from 2000 units on.
arg-tooling = Tooling before the first unit, in the same currency; nought if not given.
arg-currency = Currency of prices and tooling, such as RUB.
arg-lead_time = Days from award to first delivery.
arg-valid_until = Last day on which the quote can be taken.
arg-reason = Why, in words.
arg-award = Key of the award.
arg-take = Quotes taken: q1 for all of it, q1=0.6,q2=0.4 for shares, with --chain q1,q2 for a chain.
arg-chain = The quotes are links of a chain, in the order of the work: each works on all of the quantity.
arg-renew-need = Id of the need.
arg-until = Until when it holds.
arg-show-enquiry = Key of one enquiry; all if not given.
arg-show-who = Who looks: what is shown depends on it. Anybody if not given.
arg-write = Add the rows to projects.csv, sites.csv and tasks.csv instead of showing them.
arg-format = The other form: xlsx, a workbook.
arg-import-from = The workbook.
arg-import-to = Folder for the tables; it is made if it is not there.
arg-import-force = Replace tables that are there already.
arg-export-from = Folder of the programme.
arg-export-to = Workbook to make.
arg-export-force = Replace the workbook if it is there already.
