### Findings: for each code what is wrong (cause) and what to do about it (remedy).
### Arguments: the facts that docs/reference/findings.md lists, and $subject, $file, $row, $column. "none" = not known.

severity-error = error
severity-warning = warning
label-remedy = help
label-here = here

## Subjects

about-programme = programme
about-plan = plan
about-certificate = certificate
about-payments = payments
about-left_out = what is left out
subject-programme = programme { $id }
subject-plan = plan { $id }
subject-certificate = certificate { $id }
subject-project = project { $id }
subject-plant = plant { $id }
subject-product = product { $id }
subject-resource = resource { $id }
subject-fund = fund { $id }
subject-task = task { $id }
subject-sector = sector { $id }
subject-site = site { $id }
subject-limit = limit { $id }
subject-need = need { $id }
subject-requirement = requirement { $id }
subject-capability = capability { $id }
subject-group = capacity group { $id }
subject-enquiry = enquiry { $id }
subject-event = event { $id }
subject-year = year { $id }

## Reading files

missing-file-cause = { $file ->
        [none] { $subject } is not there.
       *[other] { $file } is not there.
    }
missing-file-remedy = { $kind ->
        [single] Check the path.
       *[none] Check the path. “jointworks init DIR --example” writes a complete programme to start from.
    }
unreadable-file-cause = The file cannot be read: { $reason }.
unreadable-file-remedy = Check that the file exists, that it is a file and not a folder, and that you may read it.
not-utf8-cause = This is not UTF-8 text: the first wrong byte is number { $byte }.
not-utf8-remedy = Save the table again as “CSV UTF-8”; older spreadsheets write Windows-1251 unless told otherwise.
bad-table-cause = This is not a table: { $reason }.
bad-table-remedy = Every row needs as many cells as the heading; a cell with a comma or a line break stands in quotes, and a quote inside it is doubled.
bad-toml-cause = The settings cannot be understood: { $reason }.
bad-toml-remedy = Compare the line with the example in docs/reference/programme-folder.md.
bad-json-cause = The file is not JSON of the documented form: { $reason }.
bad-json-remedy = Use a plan.json or certificate.json as Jointworks wrote it, unchanged.
unknown-format-cause = The layout has version { $found }; this program knows version { $known }.
unknown-format-remedy = Set “format = { $known }”, or use the version of Jointworks that wrote the folder.
unknown-column-cause = Nobody knows the column “{ $found }”; it is not read.
unknown-column-remedy = { $nearest ->
        [none] Remove it, or keep it if it is only for you.
       *[other] Perhaps “{ $nearest }” is meant.
    }
unknown-columns-cause = Nobody knows { $more } more columns; they are not read.
unknown-columns-remedy = Check that the file is the table that its name says, and what separates its cells.
missing-column-cause = The column “{ $column }” is missing.
missing-column-remedy = Add it; docs/reference/programme-folder.md says what it holds.
unknown-table-cause = “{ $found }” is no table of a programme; it is not read.
unknown-table-remedy = { $nearest ->
        [none] Keep it elsewhere, or leave it if it is only for you.
       *[other] Perhaps “{ $nearest }” is meant: rename it.
    }
duplicate-column-cause = Two columns mean “{ $column }”.
duplicate-column-remedy = Keep one of them (the English and the Russian heading are the same column).
missing-value-cause = The cell “{ $column }” is empty, but a value is needed.
missing-value-remedy = Fill it in; write 0 if nought is meant.
bad-number-cause = “{ $found }” is not a number.
bad-number-remedy = Write it like 1250.5, 1 250,5 or 35%, without a unit, with at most nine decimals.
not-whole-cause = “{ $found }” is not a whole number.
not-whole-remedy = Write a number without decimals.
bad-period-cause = “{ $found }” is not a period.
bad-period-remedy = Write 2027-Q3, 2027-09, 2027-W36, 2027-09-01 or 2027.
date-without-start-cause = “{ $found }” is a day, but nobody said which day the first period is.
date-without-start-remedy = Add --start with that day, and --period (day, workday, week, month) if a period is not a week. Or write the number of the period.
bad-word-cause = “{ $found }” cannot stand here.
bad-word-remedy = Write one of: { $allowed }.
bad-id-cause = “{ $found }” is not an id.
bad-id-remedy = Use only letters, digits, “-” and “_”, without blanks.
bad-text-cause = The text contains a sign that cannot be seen ({ $found }).
bad-text-remedy = Type the text again, or paste it without formatting.

## Why a file cannot be read

bad-workbook-cause = This is no workbook that can be used: { $reason }.
bad-workbook-remedy = Save it as “Excel workbook (.xlsx)”, without a password. What no workbook can hold, keep in a folder of CSV tables.
hidden-sheet-cause = The sheet “{ $found }” is hidden; it is not read.
hidden-sheet-remedy = Show it if it is a table of the programme; otherwise all is well.
bad-cell-cause = The cell shows { $found } instead of a value.
bad-cell-remedy = Mend the formula or write the value; then save the workbook in a spreadsheet program, so that its formulas are computed.
folder-needed-cause = { $file } is a workbook; this step needs a folder of tables.
folder-needed-remedy = Make a folder of it: jointworks import xlsx { $file } DIR
lost-zero-cause = The customs code “{ $found }” has an odd number of digits: a spreadsheet took it for a number, and its leading nought is gone.
lost-zero-remedy = If { $whole } is meant, write it as text: format the column as text first, or put an apostrophe before it.
why-open-quote = a quotation mark is opened and never closed
why-text-after-quote = text follows a closing quotation mark
why-row-too-long = the row has { $cells } cells, the heading { $columns }
why-decimal-comma = the row has { $cells } cells, the heading { $columns }: a decimal comma splits a number in a table separated by commas
why-no-heading = there is no heading line
why-too-many-findings = more than 1000 findings; the rest of the file was not read
why-too-large = the file is larger than 256 MiB
why-not-a-file = it is not a file
why-wrong-type = { $expected } is expected, { $found } was found
why-mixed-currencies = a sum is not in the currency of the file
why-unsorted = places are not in rising order
why-too-big-in-memory = a place lies further out than any programme reaches
why-sheet-twice = two sheets are this table
why-value-without-setting = a value stands beside no setting
why-not-a-workbook = it is neither a folder nor an XLSX workbook
why-old-workbook = it is of the old form (XLS)
why-binary-workbook = it is of the binary form (XLSB)
why-open-document = it is an OpenDocument spreadsheet (ODS)
why-locked = it is locked with a password
why-swollen = it holds more than a programme can
why-damaged-workbook = it is damaged
why-cell-too-long = a cell of a workbook holds 32,767 letters at most
why-sheet-too-long = a sheet of a workbook holds 1,048,576 rows at most

## The programme

out-of-range-cause = { $least ->
        [none] { $found } is too large: at most { $largest }.
       *[other] { $largest ->
            [none] { $found } is too small: at least { $least }.
           *[other] { $found } does not lie between { $least } and { $largest }.
        }
    }
out-of-range-remedy = Check the number and its unit.
duplicate-key-cause = “{ $key }” stands in this table already, in row { $first_row }.
duplicate-key-remedy = Rename or remove one of the two rows.
unknown-id-cause = “{ $found }” is not in the table { $table }.
unknown-id-remedy = { $nearest ->
        [none] Add it to { $table }, or correct the id here.
       *[other] Perhaps “{ $nearest }” is meant; else add “{ $found }” to { $table }.
    }
unknown-currency-cause = There is no rate for { $found }.
unknown-currency-remedy = Add “{ $found } = …” with a date and a source to [rates] in programme.toml.
period-reversed-cause = The row ends before it begins.
period-reversed-remedy = Exchange “from” and “to”.
deadline-after-end-cause = The deadline { $deadline } lies after the need's own end, { $end }.
deadline-after-end-remedy = Let “deadline” be a day up to “to”, or let the need last longer.
outside-horizon-cause = “{ $found }” lies outside the programme's horizon; that part is not used.
outside-horizon-remedy = Correct the period, or let the horizon begin earlier or last longer (planning_day and periods in programme.toml).
overlapping-rows-cause = This row covers periods that row { $first_row } of the same resource covers too.
overlapping-rows-remedy = Let one row end before the other begins.
range-reversed-cause = The range does not hold the figure: low ≤ figure ≤ high is broken.
range-reversed-remedy = Put the three numbers in order; leave low and high empty if there is no range.
cycle-in-bom-cause = The bill of materials goes in a circle: { $circle }.
cycle-in-bom-remedy = Remove one of these lines: nothing can be a part of itself.
cycle-in-precedence-cause = Tasks wait for one another in a circle: { $circle }.
cycle-in-precedence-remedy = Remove one of these rows from precedence.csv.
cycle-in-requires-cause = Projects require one another to launch first, in a circle: { $circle }.
cycle-in-requires-remedy = Remove one of these rows from requires.csv, or make it “and”: both or neither.
no-price-cause = The product is imported or made, but it has no price.
no-price-remedy = Fill in its landed import price in products.csv.
no-site-cause = The project has no site.
no-site-remedy = Add at least one plant for it to sites.csv.
no-task-cause = The project has no task, or a task without a mode at one of its sites.
no-task-remedy = Add the rows to tasks.csv; a row with an empty “plant” holds at every site.
shares-exceed-one-cause = The shares of the outside suppliers add up to more than one.
shares-exceed-one-remedy = Make them at most 1 together (100%).
carry-over-differs-cause = The fund has two different carry-over shares.
carry-over-differs-remedy = Write the same share in every row of the fund, or leave all but one empty.
io-unbalanced-cause = Inputs and value added of the sector add up to { $sum } instead of 1.
io-unbalanced-remedy = Check the column of the sector in the three input-output tables; rounding of published tables is harmless.
io-not-productive-cause = The input-output tables have no answer: a sector uses up as much as it makes, or more.
io-not-productive-remedy = Check that coefficients are per unit of the column's output, not sums of money.
hidden-imports-unknown-cause = The imports hidden in the project's own costs are neither given nor derivable; they are taken as none.
hidden-imports-unknown-remedy = Fill in “nonbom_imports_per_unit”, or “sector” together with input-output tables. Without them the project looks better than it is.
parts-exceed-price-cause = Parts and hidden imports cost { $parts }, more than the price of { $price }.
parts-exceed-price-remedy = Check the bill of materials and the prices. If they are right, the project can only pay by making its own parts inside too.
unused-value-cause = A limit of the kind “{ $kind }” does not use this cell (“{ $found }”).
unused-value-remedy = Empty it, or choose the kind that uses it.
no-demand-cause = Nobody inside needs the product, and no project would.
no-demand-remedy = Add it to demand.csv, to builds.csv or to the bill of materials of what is built.

## What cannot be

never-affordable-cause = The project can never be paid: it costs at least { $outlay }, its funds ever hold { $available }.
never-affordable-remedy = Give more money in funds.csv, open another fund to it in fund_rules.csv, or lower its outlays.
never-in-time-cause = The project cannot launch in time: the shortest way takes { $needed } periods, there are { $available }.
never-in-time-remedy = Add a faster mode, move “latest_launch”, or lengthen the horizon.
never-fits-cause = The project needs { $needed } of { $resource }, but there are never more than { $available }.
never-fits-remedy = Enlarge the resource or the floor, or add another site.
limits-collide-cause = These limits cannot all hold: { $limits }. { $proof ->
    [data] The tables show it by themselves.
    [proof] It is proven that no plan keeps them all.
   *[search] The search found no plan that keeps them all; that there is none is not proven.
}
limits-collide-remedy = Loosen any one of them: then the others can hold.

## The plan, judged

plan-foreign-cause = The plan was made for another programme, or the programme has changed since (plan { $plan }, programme { $programme }).
plan-foreign-remedy = Plan again, or check the plan against the folder from which it was made.
plan-unknown-cause = The plan names “{ $found }”, which the programme does not have.
plan-unknown-remedy = Plan again; do not rename ids while a plan is in force.
plan-project-twice-cause = The project stands in the plan twice.
plan-project-twice-remedy = Remove one of the two entries.
plan-must-cause = The programme says that the project must be in, or must be out; the plan does the opposite.
plan-must-remedy = Obey the column “must” of projects.csv, or change it and plan again.
plan-site-cause = The project cannot be built at that plant: it is not one of its sites.
plan-site-remedy = Choose a plant that sites.csv lists for the project.
plan-tasks-cause = The task “{ $task }” is missing, stands twice or is not the project's.
plan-tasks-remedy = Schedule every task of the project exactly once.
plan-mode-cause = The task “{ $task }” has no mode “{ $mode }” at that site.
plan-mode-remedy = Choose a mode that tasks.csv lists there.
plan-horizon-cause = The task “{ $task }” runs beyond the horizon.
plan-horizon-remedy = Start it earlier, choose a faster mode or lengthen the horizon.
plan-precedence-cause = The task “{ $after }” starts in { $start }, but after “{ $before }” it may start in { $earliest } at the earliest.
plan-precedence-remedy = Move it to { $earliest } or later.
plan-launch-cause = The launch is given as { $launch }, but the last task has ended by { $ended }.
plan-launch-remedy = Launch in { $ended }.
plan-late-cause = The project launches in { $launch }, later than { $latest }, the latest that is allowed.
plan-late-remedy = Start it earlier or choose faster modes.
plan-requires-cause = A requirement is broken: { $kind } “{ $other }”.
plan-requires-remedy = See the row of the two projects in requires.csv or precedence.csv: put “{ $other }” in, take it out, or move the launch.
plan-resource-cause = In { $period } the plan uses { $used } of “{ $resource }”, but there are { $capacity }.
plan-resource-remedy = Move one of the tasks that use it, or choose another mode.
plan-floor-cause = The chosen projects take { $used } m² at “{ $plant }”, but { $available } m² are free.
plan-floor-remedy = Site one of them at another plant.
plan-payment-cause = In { $year } { $paid } is paid for the project, but it spends { $spent }.
plan-payment-remedy = Make the payments of the year equal to the spending.
plan-fund-rule-cause = The fund “{ $fund }” pays { $paid } in { $year }; its rules allow { $allowed }.
plan-fund-rule-remedy = Let another fund pay the rest, or change fund_rules.csv and plan again.
plan-fund-empty-cause = The fund “{ $fund }” pays { $paid } in { $year }, but it has { $available }.
plan-fund-empty-remedy = Delay a task to a richer year, or let another fund pay.
plan-capacity-cause = In { $period } { $made } units are made; capacity is { $capacity }.
plan-capacity-remedy = Make no more than the ramp after launch allows.
plan-market-cause = In { $period } { $made } units of “{ $product }” are made inside, but only { $market } would be imported: one import would be replaced twice.
plan-market-remedy = Lower the production of one of its makers.
plan-buyer-cost-cause = In { $year } buyers pay { $extra } more than for imports; the limit is { $allowed }.
plan-buyer-cost-remedy = Make less of what is dearer inside, or loosen “buyer_cost_max_share” in programme.toml.
plan-policy-cause = The limit is broken by { $breach } ({ $year }), and no breach of it is allowed.
plan-policy-remedy = Choose other projects or dates, or give the limit a penalty in limits.csv.
plan-totals-cause = The plan claims { $total } = { $claimed }; recomputed it is { $recomputed }.
plan-totals-remedy = Do not trust the file: it was changed by hand or made by a faulty program. Plan again.
plan-bound-cause = The plan's bound { $bound } is below its own value { $value }.
plan-bound-remedy = One of the two is wrong. Plan again.
plan-reason-cause = The reason “{ $reason }” why { $subject } is left out is not true.
plan-reason-remedy = Do not trust the file. Plan again.
plan-unexplained-cause = The plan gives reasons, but none why { $subject } is left out.
plan-unexplained-remedy = A reason was taken away, or the program that made the plan is faulty. Plan again.
plan-seal-cause = The file no longer says what it said when it was written: its seal does not fit.
plan-seal-remedy = It was changed by hand or damaged. Trust no figure in it. Plan again, or take the original.
plan-label-cause = The label “{ $found }” stands beside a period that is { $period }.
plan-label-remedy = Trust neither of the two. Plan again.

## The certificate, judged

certificate-foreign-cause = The certificate was made for another programme (certificate { $certificate }, programme { $programme }).
certificate-foreign-remedy = Use the certificate that was written beside the plan.
certificate-multiplier-cause = A multiplier is negative, is not a number, or belongs to a row that does not exist: { $row }.
certificate-multiplier-remedy = Nothing is proven by this file. Plan again.
certificate-cases-cause = The cases of the certificate do not cover everything (node { $node }).
certificate-cases-remedy = Nothing is proven by this file. Plan again.
certificate-bound-cause = The plan claims the bound { $claimed }, but the certificate stands for { $proven }.
certificate-bound-remedy = Use the certificate that was written beside the plan, or plan again.

## Cooperation

bad-unit-cause = Nobody knows the unit “{ $found }”.
bad-unit-remedy = Write a unit of the list in docs/reference/programme-folder.md, for example piece, set, kg.
bad-size-cause = “{ $found }” is not a size.
bad-size-remedy = Write it like 600 mm, 20–600 mm, ≤ 0.02 mm, 58–62 HRC or 7: a figure or two, then the unit.
bad-day-cause = “{ $found }” is not a day.
bad-day-remedy = Write 2027-05-31 or 31.05.2027, or 2027-05, 2027-Q2, 2027-W22 for its first or last day.
unit-mismatch-cause = “{ $property }” cannot be measured in { $found ->
        [none] a number without a unit
       *[other] “{ $found }”
    }: that does not convert.
unit-mismatch-remedy = Measure it in one of these units: { $allowed }.
need-uncheckable-cause = This need asks nothing that could be checked.
need-uncheckable-remedy = Add rows to requirements.csv, certificates or a deadline; else every plant fits it equally well.
tolerance-beyond-process-cause = The requirement “{ $requirement }” asks for { $asked }; the finest that the processes asked for reach is { $finest }.
tolerance-beyond-process-remedy = Ask for a finishing process as well, or for a coarser tolerance.
held-certificate-expired-cause = “{ $held }” expired on { $found }, before { $day }; it proves nothing.
held-certificate-expired-remedy = Enter the renewed certificate, or leave the row as a record.

## Trade tables

trade-packed-cause = The file cannot be unpacked: { $reason }.
trade-packed-remedy = Download it again, or unpack it yourself and give the table.
trade-swollen-cause = Unpacked, the file grows more than { $ratio } times; no trade table does that.
trade-swollen-remedy = If you trust the file, unpack it yourself and give the table.
trade-no-lines-cause = No line ends within the first million bytes; this is no table in text form.
trade-no-lines-remedy = Give the table as CSV, or packed as .csv.gz or .zip.
trade-no-rows-cause = There is no row here that could be used ({ $rows } were read).
trade-no-rows-remedy = Check that this is the right file; the other findings say what is wrong with its rows.
trade-layout-cause = No column says “{ $missing }”; there are: { $columns }.
trade-layout-remedy = Write a mapping file that says which column it is (--mapping); docs/guide/exposure.md shows one.
trade-column-twice-cause = Two columns say “{ $role }”: “{ $first }” and “{ $second }”.
trade-column-twice-remedy = Take one of them out of the table, or name in a mapping file (--mapping) the one that counts; columns of the same name need different names first.
trade-mapped-column-cause = The mapping file says that “{ $column }” is the { $role }; there is no such column, there are: { $columns }.
trade-mapped-column-remedy = Correct the column's name in the mapping file, or name in `files` the tables that it is for.
trade-mapping-cause = The mapping file says something that cannot be understood: { $key } { $found }.
trade-mapping-remedy = docs/guide/exposure.md lists the sections, roles and units of a mapping file.
trade-short-rows-cause = { $rows } rows have too few cells and were not used; the first is “{ $found }”.
trade-short-rows-remedy = Check whether the file was cut off or has another delimiter; download it again.
trade-long-rows-cause = { $rows } rows have more cells than the heading, so nobody knows which cell is which; they were not used, the first is “{ $found }”.
trade-long-rows-remedy = Quote the cells that have the delimiter in them, as in a name or a number, or take the surplus cells out.
trade-open-quote-cause = { $rows } rows have a quote that opens a cell and is not closed on the same line; they were not used, the rows below were read. The first is “{ $found }”.
trade-open-quote-remedy = Close the quote, or write it twice if it belongs to the cell.
trade-unreadable-rows-cause = { $rows } rows have a cell here that cannot be read and were not used; the first says “{ $found }”. { $value ->
        [none] Nobody knows their value.
       *[other] Their value, as far as it was read: { $value }.
    }
trade-unreadable-rows-remedy = Correct the cells, or leave them out knowingly.
trade-negative-cause = { $rows } rows have a value below nought ({ $value } together) and were not used; the first says “{ $found }”.
trade-negative-remedy = Trade is not negative: ask the table's author whether these are corrections, and add them to the rows they correct.
trade-unknown-place-cause = { $rows } rows name a place that nobody knows and were not used; the first says “{ $found }”. Their value, as far as it was read: { $value }.
trade-unknown-place-remedy = Write countries as two or three letters or the number of ISO 3166; a free number below 1000 may stand for a region of your own.
trade-rounded-cause = { $rows } values are finer than a thousandth of the currency unit and were rounded.
trade-rounded-remedy = Nothing needs to be done; the sums differ by less than the last unit of each row.
trade-bad-quantity-cause = { $rows } quantities cannot be read or are below nought; the rows' values count, their quantities do not.
trade-bad-quantity-remedy = Correct the cells if you want unit values of these rows.
trade-left-out-cause = { $rows } rows break down other rows (by customs procedure, transport, second partner, or goods that came back) and were not counted twice.
trade-left-out-remedy = Nothing needs to be done.
trade-coarser-cause = Rows worth { $value } thousand have coarser codes than { $level } digits; they are sums of finer rows and were not counted twice.
trade-coarser-remedy = Nothing needs to be done; --level 4 or --level 2 shows headings or chapters.
trade-repeated-cause = { $lines } lines stand more than once in a table, the first is { $found }; their values were added.
trade-repeated-remedy = Nothing needs to be done where these are finer codes or months; if rows stand twice by mistake, take them out of the table.
trade-total-short-cause = { $lines } totals (“World”) are less than their named partners together, in all by { $value } thousand, the first is { $found }; the partners were counted.
trade-total-short-remedy = Check the table: rows of partners may stand twice in it, or the totals may be of an older edition.
trade-overlap-cause = { $lines } lines worth { $value } thousand stand here and in { $other }, the first is { $found }; they were counted once, as { $other } has them.
trade-overlap-remedy = Give each table, and each year, only once; give first the table that is to count.
trade-year-and-months-cause = { $lines } lines of months, worth { $value } thousand, are of years that the tables tell as a whole as well, the first is { $found }; the whole year was counted, the months were not.
trade-year-and-months-remedy = Nothing needs to be done; if the months are to count, leave out the rows of whole years.
trade-mirrored-cause = This partner reported no { $flow ->
        [import] imports
       *[export] exports
    } for { $year }; what the others report of their trade with it was used. Who publishes nothing is missing.
trade-mirrored-remedy = Take the figures as a lower end, or add the partner's own table.
trade-partner-missing-cause = There are no { $flow ->
        [import] imports
       *[export] exports
    } of this partner for { $year }; the union was counted without them.
trade-partner-missing-remedy = Add a table that has them, or check the partner's code.
trade-year-missing-cause = No row is of { $year }; there are: { $years }.
trade-year-missing-remedy = Ask for one of these years, or add a table of the year.
trade-hidden-codes-cause = Imports worth { $value } ({ $percent }% of all) stand under codes that hide the goods; they are rows of their own and belong to no product.
trade-hidden-codes-remedy = Treat the products' figures as lower ends; ask the statistical office what the codes hide.
trade-unnamed-suppliers-cause = For imports worth { $value } ({ $percent }% of all) no supplier is named; concentration is a range there, and a flag that hangs on it stays open.
trade-unnamed-suppliers-remedy = Use a table by partner for these products.
trade-unmeasured-cause = Imports worth { $value } ({ $percent }% of all) have no quantity; unit values rest on the other lines.
trade-unmeasured-remedy = Compare unit values only where most of the value has a quantity.
trade-world-partial-cause = The tables have exports of { $exporters } places only; concentration of the world's exports is not told below { $needed }.
trade-world-partial-remedy = Add a table of the whole world's trade (BACI has one) to see the world's side.
trade-world-level-cause = The table of the world’s exports has codes of { $level } digits, and { $asked } are shown; it was not used.
trade-world-level-remedy = Ask for --level { $level }, or give a finer table with --world.
trade-reexports-cause = In { $year } goods worth { $value } thousand only passed through this partner; they were taken off its exports.
trade-reexports-remedy = Nothing needs to be done.
trade-converted-cause = This year's codes are of { $from }; they were converted to { $to }. { $split }% of the imports were shared out between several codes, { $unmapped }% have no counterpart and stay under their old codes.
trade-converted-remedy = Nothing needs to be done; compare single products with care where much was shared out.
trade-currencies-cause = The tables are in several currencies ({ $currencies }); nothing is converted in silence.
trade-currencies-remedy = Give tables of one currency at a time.
trade-editions-mixed-cause = The tables are of several editions of the Harmonised System: { $editions }. Codes split and merge between editions, so years are not comparable as they stand.
trade-editions-mixed-remedy = Give a concordance (--concordance), or tables of one edition.
trade-archive-damaged-cause = The file of the trade archive is damaged: { $part }.
trade-archive-damaged-remedy = Delete the file; it is written again when the tables are read.
trade-archive-version-cause = Another version of the program wrote this file of the trade archive.
trade-archive-version-remedy = Delete the file; it is written again when the tables are read.
trade-archive-copy-cause = The file is a copy of { $used }, which has { $year } already; the year was counted once.
trade-archive-copy-remedy = Delete the copy.
trade-archive-rival-cause = The file has other figures of { $year } than { $used }, which was used; a year has one file, named after it.
trade-archive-rival-remedy = Delete the file that is not to count.
trade-archive-incomplete-cause = The archive was written with { $years }; these years are no longer in it, or cannot be used.
trade-archive-incomplete-remedy = Give the tables as well: the archive is written anew.
trade-archive-level-cause = The tables behind the archive have codes of { $level } digits, and { $asked } were asked for.
trade-archive-level-remedy = Ask for codes that are no finer (--level { $level }), or give finer tables.
trade-archive-months-cause = The { $rows } rows behind the archive are monthly, and an archive keeps years: months that became dear and scarce are not told from it.
trade-archive-months-remedy = Leave out --archive to have early warning.

## Input-output tables

trade-plant-rows-cause = { $rows } rows of the table of plants have no plant, code or value above nought; they are not used.
trade-plant-rows-remedy = Correct them: one row for each plant and code, with what it puts out in any one currency.
trade-list-unread-cause = { $rows } rows have no code of goods that can be read, the first says “{ $found }”; they choose nothing.
trade-list-unread-remedy = Write codes of the Harmonised System as two to ten digits.
trade-list-empty-cause = None of the { $products } products of the trade tables is chosen, so there is nothing to show.
trade-list-empty-remedy = Check that the lists are of the same nomenclature as the trade tables; of several lists, only what is in all of them is chosen.
trade-list-coarse-cause = The trade tables are coarser than the lists: { $headings ->
        [one] one heading is
       *[other] { $headings } headings are
    } taken whole (imports from outside { $value }), though the lists have only parts of it; the greatest: { $found }. So goods are among the figures that the lists do not choose.
trade-list-coarse-remedy = Give trade tables of six digits, or read these headings as an upper bound.
trade-workbook-cause = This is a workbook of a spreadsheet (or a zip archive), not a table in text form.
trade-workbook-remedy = Open it in the spreadsheet, save the sheet with the table as “CSV UTF-8” and give that file; it may be packed as .csv.gz.
io-layout-cause = This is no input-output table that is understood: “{ $missing }” is missing.
io-layout-remedy = Give a square table: rows and columns called REGION.sector (or REGION_sector), and a column or row of output. A national table, of a union of one: sectors, a row of imports and one of output; or a folder with a file “domestic” and a file “imports”, each of row, column, value.
io-twice-cause = The row “{ $found }” stands twice.
io-twice-remedy = Leave one of the two; a table has one row for each sector.
io-cell-cause = { $cells } cells are no numbers and count as nought; the first says “{ $found }”.
io-cell-remedy = Correct the cells.
io-row-sums-cause = { $rows } rows do not add up to their output, { $found } most of all (by { $off }).
io-row-sums-remedy = The table is used as it stands; ask its publisher if the difference is large.
io-negative-cause = { $rows } rows have intermediate flows below nought, the first is { $found }.
io-negative-remedy = The table is used as it stands; import contents of buyers of these rows may lie outside nought to one.
io-no-output-cause = { $rows } sectors put nothing out, the first is { $found }; nothing is said of them.
io-no-output-remedy = Nothing needs to be done.
io-buys-more-cause = { $rows } sectors buy more than they put out, the first is { $found }.
io-buys-more-remedy = The table is used as it stands; take what is said of these sectors with care.
io-region-missing-cause = The input-output table does not have these regions; it has: { $known }.
io-region-missing-remedy = Its partners' sectors stand for it where there are any; the ranges do not cover what is special about it.
io-tracked-cause = { $percent }% of the union's imports of what this sector makes are goods that the programme counts one by one.
io-tracked-remedy = Nothing needs to be done: that share is taken out of io_imported.csv, so that no import is counted twice.
io-tracked-unknown-cause = The programme counts some imports of this sector one by one; their share of the sector's imports is not known, for the trade tables have { $products } of its products only.
io-tracked-unknown-remedy = io_imported.csv is left whole, so hidden imports are rather too high. Give trade tables of all goods to have that share taken out.
io-open-quote-cause = A quote that opens a cell in this row is never closed on it; it swallows the rows below.
io-open-quote-remedy = Close the quote, or write it twice if it belongs to the cell.
io-row-length-cause = The row “{ $found }” has { $cells } cells, its heading { $columns }.
io-row-length-remedy = Give every row as many cells as the heading, empty ones too; a name with a comma stands in quotes, and decimal commas need semicolons between cells.
io-no-heading-cause = None of the first lines has headings that the rows below are called by; this one comes nearest: “{ $found }”.
io-no-heading-remedy = Call each sector the same in its row and in its column; titles may stand above the headings. Of several regions: REGION.sector, or regions and sectors in two lines and two columns.
io-unnamed-cause = { $kind ->
        [row] The row of line { $number }
       *[column] Column { $number }
    } stands among the sectors, has figures and no name.
io-unnamed-remedy = Name it; where cells were merged, write the name into each of them.
io-unnamed-unused-cause = { $kind ->
        [row] Rows
       *[column] Columns
    } with figures and without a name: { $count }, the first is number { $number }; they are not used.
io-unnamed-unused-remedy = Name them if they belong to the table.
io-rows-taken-cause = Counted as imports: { $imports }. Parts or sums of these, not counted twice: { $unused }. Part of value added, taxes or other figures: { $others }.
io-rows-taken-remedy = Rename the rows that were taken for something else: “Imports …” is an import, unless a tax or a duty is in its name.
io-imports-supply-cause = “{ $found }” is no input of the sectors but a part of what is supplied: the columns add up to output without it, or the rows to output and imports together. So this table has all uses, domestic and imported in one, and does not say what each sector imports.
io-imports-supply-remedy = Give the table of domestic output, whose rows of imports say what each sector imports, or a folder with a file “domestic” and a file “imports”; publishers hand them out beside the table of all uses.
io-imports-negative-cause = “{ $found }” has figures below nought: imports that are taken off are no inputs of the sectors.
io-imports-negative-remedy = Give the imports that each sector uses as figures above nought, in a table of domestic output; or a folder with a file “domestic” and a file “imports”.
io-total-differs-cause = “{ $found }” is not the sum of the sectors, nor of all that stands before it: at { $at } it is off by { $off }. It is not used.
io-total-differs-remedy = Check whether a sector is missing or a figure is mistyped.
io-output-differs-cause = Output in the row and in the column differ for { $rows } sectors, for { $found } most: { $in_row } in the row, { $in_column } in the column. The row's is used.
io-output-differs-remedy = Check the table: what a sector buys with its value added is what it sells.
io-cell-twice-cause = The cell { $found } is given again here; { $cells } rows repeat cells, and nobody says which is right or whether they add up.
io-cell-twice-remedy = Leave one row for each pair of row and column: one year, one unit, one kind of price.
io-only-imported-cause = { $rows } rows of imports are of goods that no sector at home makes, the first is { $found }; they count as imports.
io-only-imported-remedy = Nothing needs to be done if these goods are not made at home; else add their rows to the table of what is made inside.
io-folder-files-cause = It is not plain which file of the folder has what is made inside and which what is imported: { $found }.
io-folder-files-remedy = Leave one file with “domestic” in its name and one with “import” in the folder: one year, one edition.
io-whose-cause = This table is of one country and does not name it, and the union has several partners: nobody says whose it is.
io-whose-remedy = Ask for its country alone (--partners), put the country's three letters into the file's name (RUS.csv), or give a table of several regions. What the other partners make would count as imported.
io-one-partner-cause = This table stands for { $region } only; what it buys from { $others } counts as imported from outside, and their own sectors are not known.
io-one-partner-remedy = Give a table of several regions to see the union as a whole.
io-sector-unknown-cause = No sector of the input-output table is called { $found }; nearest is { $nearest }. { $rows } codes of these rows find no sector by it.
io-sector-unknown-remedy = Write the sector as the input-output table does; leave the cell empty if the goods are made by none of its sectors.
io-code-unread-cause = { $rows } rows have no code of goods that can be read, the first says “{ $found }”; they are not used.
io-code-unread-remedy = Write codes of the Harmonised System as two to ten digits.
io-sectors-several-cause = { $codes } codes stand with several sectors, the first is { $found } ({ $sectors }); the mean of their import contents is taken, weighted by output.
io-sectors-several-remedy = Nothing needs to be done if several sectors do make these goods; else leave one row for each code.
io-files-left-cause = These files lie in the folder from an earlier run and do not belong to this one: { $files }.
io-files-left-remedy = Delete them, or ask with --io to have them written anew.

## Enquiries

event-conflict-cause = Another event has this id.
event-conflict-remedy = Give the event an id of its own; the same event sent again counts once.
event-too-early-cause = The day is earlier than { $last }, which it may not be.
event-too-early-remedy = Correct the day. Events are added in the order of their days; quotes hold at least until replies are due.
event-too-late-cause = It is too late: the last day was { $last }.
event-too-late-remedy = Ask the buyer to reissue the enquiry, or the plant to quote anew.
event-unknown-cause = There is no “{ $found }” here; there is: { $known }.
event-unknown-remedy = Correct the key.
event-bad-key-cause = “{ $found }” is no key.
event-bad-key-remedy = Use letters, digits, “-”, “_” and “.”.
event-key-taken-cause = The key “{ $found }” is taken.
event-key-taken-remedy = Choose another key.
event-not-yours-cause = “{ $who }” may not do this.
event-not-yours-remedy = Buyers send, award, withdraw and renew their own needs; plants quote, decline and renew their own profiles. Check --who.
event-nobody-asked-cause = The enquiry asks nobody.
event-nobody-asked-remedy = Name at least one capability.
event-not-asked-cause = “{ $found }” was not asked in this enquiry.
event-not-asked-remedy = Only plants that were asked can answer; the buyer may reissue the enquiry to more.
event-ended-cause = The enquiry “{ $enquiry }” has ended.
event-ended-remedy = Send a new enquiry.
event-no-reason-cause = A reason is missing.
event-no-reason-remedy = Say why: declines, awards and withdrawals are remembered with their reasons.
event-bad-price-cause = The prices are no prices: each above nought, quantities growing, tooling not below nought.
event-bad-price-remedy = Correct the prices.
event-no-rate-cause = The programme has no rate from { $currency } to { $own }.
event-no-rate-remedy = Quote in another currency, or add the rate with its day and source to programme.toml.
event-bad-shares-cause = The shares of an award must be above nought and add up to one.
event-bad-shares-remedy = Give each quote its share, for example q1=0.6,q2=0.4; links of a chain have none: use --chain.
event-below-minimum-cause = “{ $quote }” holds from { $least } units on; the award leaves it fewer.
event-below-minimum-remedy = Give the quote a larger share, or ask the plant to quote for less.
event-in-future-cause = The day has not come; { $last } is the last that can be kept now.
event-in-future-remedy = Correct the day: what is kept has happened, and nothing could be added before that day.
event-adrift-cause = Tables have changed under earlier events of “{ $enquiry }”, which do not count now: { $count }.
event-adrift-remedy = Put back what was changed in the tables, or send the need again as another enquiry; “enquiry show --who” tells each author which events do not count, and why.
journal-damaged-cause = Line { $line } of the journal is damaged.
journal-damaged-remedy = The journal is only ever added to by this program: put it back from a copy. Nothing is added to a damaged one.

## Trade tables in a database

database-unreachable-cause = The database does not answer or lets nobody in: { $reason }.
database-unreachable-remedy = Check host, port, database, user and password; a password may stand in PGPASSWORD or in ~/.pgpass. Engines that hold parts of the table must be reachable from the first one.
database-no-table-cause = The database { $database } has no table or view “{ $table }” that this user can see.
database-no-table-remedy = Check the name, with its schema (--table schema.name).
database-no-rights-cause = The database's user may not read the table: { $reason }.
database-no-rights-remedy = Ask for the right to SELECT from it, and to use its schema.
database-lacks-cause = The database cannot do something that is needed: { $reason }.
database-lacks-remedy = Use PostgreSQL 12 or newer, or an engine compatible with it; or copy the table into a CSV file and give that.
database-rows-travel-cause = The rows of “{ $found }” travel from another server one by one; the result is right, but it takes long.
database-rows-travel-remedy = Run ANALYZE on the table's parts, keep value and quantity in numeric columns, and make the year's column the key of the partitions; docs/guide/exposure.md shows such a table.
