# What a union imports, and what it could make together.

exposure-heading = { $union }: imports from outside, { $year }
exposure-progress = { $megabytes } MB read
exposure-kicker = What we import, and what we could make together
exposure-answer = From outside { $outside }, from one another { $inside }: { $share } of what the partners import comes from outside. Of { $products } products imported from outside, the union depends on the outside for { $dependent } (worth { $dependent_value }).
exposure-answer-part = Of the chosen products, { $outside } come from outside and { $inside } from one another: { $share } from outside. Of { $products } such products imported from outside, the union depends on the outside for { $dependent } (worth { $dependent_value }).
exposure-source = Source: { $tables }; { $rows } rows; years { $years }; codes of { $digits } digits; values in { $currency } as published. Everything else is derived from them.
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
exposure-reach-made = { $makers ->
    [one] one member makes it
   *[other] { $makers } members make it
}
exposure-reach-together = together, by exports as one
exposure-reach-near = nearer than { $rank } of products
exposure-how = The order is by imports from outside times nearness: 1 if a member exports the product with an advantage (RCA ≥ 1), else the share of products to which the members together are no nearer; one half if the world's exports are not known. HHI: concentration of outside suppliers, above 0.4 is much. Dependent: concentrated, more than half from outside, and imports above exports, all together (in how many of the years).
exposure-nothing = The union imports nothing of this from outside, as far as the tables tell.
exposure-more = … and { $n } more (--top, or --out for all).
exposure-alarm = Early warning: { $product } in { $month }: price { $price }, quantity { $quantity } against twelve months before (deviations { $scores }).
exposure-unknown-partner = Nobody knows the partner “{ $partner }”. Write countries as two or three letters or the number of ISO 3166, with commas between: BY,RU.
exposure-candidate-product = code
exposure-candidate-project = project
exposure-candidate-makes = makes
exposure-candidate-plants = plants
exposure-candidate-line = greatest import line
exposure-candidates = Candidate projects of the programme
exposure-stay-product = code
exposure-stay-name = product
exposure-stay-gross = gross, { $currency }
exposure-stay-direct = less direct imports
exposure-stay-net = net
exposure-stay-range = range of net
exposure-stay-sectors = sectors
exposure-stay = What would stay inside if it were made inside
exposure-stay-how = Gross counts the whole import. Less direct imports takes off what the maker itself would buy outside. Net takes off all imports behind it, by { $table } (derived; sectors of { $regions }): this is the figure to quote. The range is that of the partners' sectors that make goods of its chapter; a sector is far wider than a product.
