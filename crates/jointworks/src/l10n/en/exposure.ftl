# What a union imports, and what it could make together.

exposure-heading = { $union }: imports from outside, { $year }
exposure-progress = { $megabytes } MB read
exposure-stopped = Stopped before all tables were read: no figures are shown, and nothing incomplete was written.
exposure-kicker = What we import, and what we could make together
exposure-answer = From outside { $outside }, from one another { $inside }: { $share } of what the partners import comes from outside. Of { $products } products imported from outside, { $open ->
    [0] the union depends on the outside for { $dependent } (worth { $dependent_value }).
   *[other] dependence on the outside is proven for { $dependent } (worth { $dependent_value }); { $open } cannot be judged by these data ({ $open_value }).
}
exposure-answer-part = Of the chosen products, { $outside } come from outside and { $inside } from one another: { $share } from outside. Of { $products } such products imported from outside, { $open ->
    [0] the union depends on the outside for { $dependent } (worth { $dependent_value }).
   *[other] dependence on the outside is proven for { $dependent } (worth { $dependent_value }); { $open } cannot be judged by these data ({ $open_value }).
}
exposure-source = Source: { $tables }; { $rows } rows; years { $years }; codes of { $digits } digits; values in { $currency } as published.
exposure-source-derived = Everything else is derived from them.
exposure-source-also = Also: { $sources }.
exposure-source-no-year = year not told
exposure-source-world = exports of the world: { $name }
exposure-source-io = input-output table: { $name }
exposure-source-sectors = sectors of codes: { $name }
exposure-source-chain = chosen codes: { $name }
exposure-source-broad = broad categories: { $name }
exposure-source-plants = output of plants: { $name }
exposure-source-editions = editions of codes: { $name }
exposure-source-programme = programme: { $name }
exposure-column-product = code
exposure-column-name = product
exposure-column-outside = outside, { $currency }
exposure-column-share = from outside
exposure-column-supplier = greatest supplier
exposure-column-concentration = HHI
exposure-column-dependent = dependent
exposure-column-reach = can we make it?
exposure-column-latent = sold outside by members that make it, thousand { $currency }
exposure-line-line = import line
exposure-line-product = code
exposure-line-importer = importer
exposure-line-supplier = supplier
exposure-line-year = year
exposure-line-value = value, thousand { $currency }
exposure-sheet-opportunities = Opportunities
exposure-sheet-lines = Import lines
exposure-title-opportunities = Opportunities
exposure-yes = yes
exposure-no = no
exposure-open = open
exposure-reach-unknown = not known
exposure-reach-made = { $more ->
    [0] made by { $names }
   *[other] made by { $names } and { $more } more
}
exposure-reach-own = made inside already
exposure-reach-together = together, by exports as one
exposure-reach-near = nearer than { $rank } of products
exposure-how = The order is by imports from outside times nearness: 1 if a member exports the product with an advantage (RCA ≥ 1), else the share of products to which the members together are no nearer; one half if the world's exports are not known; dependence does not change it. HHI: concentration of outside suppliers, above 0.4 is much. Dependent: concentrated, more than half from outside, and imports above exports, all together (in how many of the years).
exposure-raw = Raw materials are on the list ({ $codes }): whoever has none cannot make them. Parts and capital goods alone are shown by --bec FILE --only parts,capital, a value chain by --chain FILE.
exposure-nothing = The union imports nothing of this from outside, as far as the tables tell.
exposure-more = … and { $n } more (--top, or --out for all).
exposure-alarm = Early warning: { $product } in { $month }: price { $price }, quantity { $quantity } against twelve months before (deviations { $scores }).
exposure-unknown-partner = Nobody knows the partner “{ $partner }”. Write countries as two or three letters or the number of ISO 3166, with commas between: BY,RU.
exposure-candidate-product = code
exposure-candidate-project = project
exposure-candidate-makes = makes
exposure-candidate-plants = plants
exposure-candidate-kept = kept of a unit
exposure-candidate-net = by the table
exposure-candidate-line = greatest import line
exposure-candidates = Candidate projects of the programme
exposure-candidates-how = Kept of a unit: the import price less parts at import prices less hidden imports, by the programme's own figures, and its share of the price; at the worst site and at the best. Below nought a unit imports more than it replaces.
exposure-candidates-net = By the table: the share that stays by the input-output table. It is that of a whole sector; where the two disagree, the programme knows the project better.
exposure-stay-product = code
exposure-stay-name = product
exposure-stay-gross = gross, { $currency }
exposure-stay-direct = less direct imports
exposure-stay-net = net
exposure-stay-range = range of net
exposure-stay-sectors = sectors
exposure-stay = What would stay inside if it were made inside
exposure-io-refused = The input-output table was refused ({ $codes }, above): what would really stay inside is not told.
exposure-stay-how = Gross counts the whole import. Less direct imports takes off what the maker itself would buy outside. Net takes off all imports behind it, by { $table } (derived; sectors of { $regions }): this is the figure to quote. The range is that of the partners' sectors that make goods of its chapter; a sector is far wider than a product.
exposure-title-bill = The import bill from outside
exposure-title-trend = How it moved
exposure-tree-caption = From outside, { $currency } of the year as published. The area is the value; the frame is broken where dependence is open.
exposure-tree-rest = others
exposure-tree-yes = the union depends on the outside
exposure-tree-no = it does not
exposure-tree-open = open: the data do not say
exposure-tree-neutral = others, and codes that hide the goods
exposure-trend-how = The greatest by weight; each picture has its own height. A dot above a year: the union depended on the outside. A broken frame: the data do not say.
exposure-trend-said = growth { $growth } a year; dependent in { $flagged } of { $years } years
exposure-trend-flagged = dependent in { $flagged } of { $years } years

## Faults of the data

exposure-findings = What must be read with care: { $n ->
    [one] one remark
   *[other] { $n } remarks
}
exposure-caveat-unnamed = part has no named supplier
exposure-caveat-no-world = nearness is not known
exposure-caveat-few-years = fewer than three years
exposure-caveat-small = small import
exposure-caveat-mirrored = by exporters' word
exposure-caveat-raw = raw material
exposure-caveat-hidden = code hides the goods
exposure-title-alarms = Early warnings

## Where imports come from and go to

exposure-title-flows = Where it comes from and what it goes into
exposure-flows-caption = { $all } from outside in { $year }. A band is as wide as its money; what comes into a product goes out of it, and each import line is counted once.
exposure-flows-none = The lines behind the sums are not here (a database gives sums only), so it cannot be shown who supplies what.
exposure-flows-unnamed = not named
exposure-flows-others = { $n ->
    [one] another product
   *[other] { $n } other products
}
exposure-flows-more = { $n } more
exposure-flows-tier = tier { $name }
exposure-flows-stage = stage { $name }
exposure-flows-activity = activity { $name }
exposure-flows-as-it-is = sold as it is
exposure-flows-several-vehicles = several vehicles
exposure-flows-several-groups = several groups
exposure-flows-untold-programme = not in programme
exposure-flows-untold-chain = in no group
exposure-flows-third-programme = Goes into
exposure-flows-third-chain = Group of the chain
exposure-flows-third-partners = Importing partner
exposure-flows-basis-programme = The right-hand column is what the programme builds. Trade tables do not say what an import goes into: each product's imports are shared out as the programme needs it, by its bill of materials times what is built over the horizon (times price where several components have one code). “Sold as it is” is demand of its own: spare parts and whole machines. So the left half is a statistic, the right half a reckoning.
exposure-flows-basis-chain = The right-hand column is the column “{ $column }” of the list of the value chain. Nothing is shared out: a code that stands in several groups goes to “several groups”.
exposure-flows-basis-partners = The right-hand column is the partner that imports, as the trade tables say; nothing is shared out. With a programme (--programme) or a list of the value chain with groups (--chain) it would say what the imports go into.
exposure-as-table = The same as a table

## Dependence against feasibility

exposure-title-scatter = Dependence and feasibility
exposure-scatter-none = How near the union is to making a product is read from the exports of the whole world, and these tables do not have them. Give a table of the exports of 50 places or more by product (for example BACI) with --world, and this picture will be drawn.
exposure-scatter-caption = The { $shown } greatest imports of the { $all } products whose nearness is known; the area is the money at stake. Across, feasibility: how related the product is to what the members together export already (density in the product space), as the share of all products to which they are no nearer. Up, dependence: { $up }. At the top right stands what the union depends on and is near to making.
exposure-scatter-up-share = share from outside (CDI2)
exposure-scatter-up-concentration = concentration of outside suppliers (HHI, CDI1)
exposure-scatter-up-trade = share of imports in imports plus exports (CDI3)
exposure-scatter-threshold-share = half from outside
exposure-scatter-threshold-concentration = HHI 0.4
exposure-scatter-threshold-trade = as much as exports
exposure-scatter-instead = (The share from outside would not tell these products apart: of most of them it is more than 95%.)
exposure-scatter-no = not dependent
exposure-scatter-middle = median product
exposure-scatter-across = Feasibility: nearer than so many products →
exposure-scatter-yes = dependent by all three flags
exposure-scatter-made = square: a member makes it already (RCA ≥ 1)
exposure-scatter-threshold = thresholds
exposure-scatter-density = density
exposure-scatter-rank = nearer than
exposure-scatter-makers = members that make it

## Who keeps what would stay

exposure-stay-keepers = who keeps it
exposure-stay-caption = Each bar is the whole import of a product. From the left: what each partner would keep as value added and taxes; then what would still be imported, seen and hidden.
exposure-stay-part-direct = imported by the maker itself
exposure-stay-part-hidden = hidden imports behind it
exposure-stay-part-kept = stays, by partner
exposure-stay-net-of = net, { $currency }
exposure-stay-low = net, at least
exposure-stay-high = net, at most
exposure-stay-kept-by = kept by { $partner }
exposure-sheet-stay = What would stay
exposure-thousands = thousand { $currency }
exposure-column-cautions = read with care
exposure-title-sectors = The sectors behind it
exposure-sectors-how = What { $table } says of the union's sectors that make these goods (derived). Imports and what stays are shares of a unit of output and add up to one. A multiplier is output inside per unit of final demand, a forward linkage output inside per unit of primary input; the loss is output that would be missing without the sector's purchases and sales, per unit of its own; upstreamness is the mean distance from final users.
exposure-sectors-others = { $count } other sectors
exposure-sectors-sector = sector
exposure-sectors-imported = imports, all
exposure-sectors-direct = its own
exposure-sectors-kept = stays
exposure-sectors-multiplier = multiplier
exposure-sectors-forward = forward linkage
exposure-sectors-loss = loss
exposure-sectors-upstream = upstreamness
exposure-plants = Plants nearest to it, by what they put out
exposure-plants-how = The share of a product's neighbourhood in the world's product space that a plant makes with an advantage (RCA ≥ 1 of its output against the world's exports): relatedness, not a promise.
exposure-plants-code = code
exposure-plants-product = product
exposure-plants-nearest = nearest plants
exposure-plants-maker = { $plant } makes it ({ $share })
exposure-plants-near = { $plant } ({ $share })
