-- What a trade table adds up to, as one statement. Words in braces are filled in by statement.rs: expressions over the
-- table's own columns, and numbers of parameters. Names are those of the modules that do the same over files
-- (read/rows.rs, gather.rs, year.rs); where a rule looks odd, its reason stands there.

-- The only pass over the table, and all that travels if the table lies on several engines: cells as they are spelled, the
-- importers that do not matter under one spelling.
WITH grouped AS (
  {grouped}
), told AS (
  SELECT {told} FROM grouped
),

-- Spellings, understood: each one once.
years AS (
  SELECT said, CAST(left(good, 4) AS integer) AS year,
    CAST(replace(substr(replace(good, '-', '') || '00', 5, 2), '52', '0') AS integer) AS month
  FROM (
    SELECT said,
      CASE WHEN date ~ '^([0-9]{4}|[0-9]{6}|[0-9]{8}|[0-9]{4}-[0-9]{2}|[0-9]{4}-[0-9]{2}...)$'
        AND left(date, 4) BETWEEN '1900' AND '2100'
        AND (substr(replace(date, '-', '') || '00', 5, 2) BETWEEN '00' AND '12'
          OR substr(replace(date, '-', '') || '00', 5, 2) = '52')
      THEN date END AS good
    FROM (
      SELECT said, btrim(said, E' \t\r\n') AS date FROM (SELECT DISTINCT year AS said FROM told) AS spelled
    ) AS trimmed
  ) AS moments
), codes AS (
  SELECT said, least(length(even), 6) AS digits, CAST(left(even, 6) AS integer) AS product
  FROM (
    SELECT said, CASE WHEN code ~ '^[0-9]{1,10}$' THEN lpad(code, length(code) + length(code) % 2, '0') END AS even
    FROM (SELECT DISTINCT product AS said, btrim(product, E' \t\r\n') AS code FROM told) AS spelled
  ) AS evened
), places AS (
  SELECT spelled.said, known.place
  FROM (
    SELECT said, CASE WHEN code ~ '^[0-9]+$' THEN coalesce(nullif(ltrim(code, '0'), ''), '0')
      ELSE translate(code, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') END AS code
    FROM (
      SELECT said, btrim(said, E' \t\r\n') AS code
      FROM (SELECT one AS said FROM told UNION SELECT other FROM told) AS both_sides
    ) AS trimmed
  ) AS spelled
  JOIN unnest({spellings}, {places}) AS known (code, place) ON known.code = spelled.code
), flows AS (
  SELECT spelled.said, min(known.flow) AS flow
  FROM (SELECT DISTINCT flow AS said, btrim(flow, E' \t\r\n') AS word FROM told) AS spelled
  JOIN unnest({flow_words}, {flows}) AS known (word, flow) ON known.word IN (spelled.word, lower(spelled.word))
  GROUP BY spelled.said
),

-- Lines, or what is wrong with them: the first thing in the order of the columns.
line AS (
  SELECT years.year, years.month, {side} AS side, codes.digits, codes.product,
    CASE WHEN {side} = 1 THEN other.place ELSE one.place END AS exporter,
    CASE WHEN {side} = 1 THEN one.place ELSE other.place END AS importer,
    told.state, told.rows, coalesce(told.value, 0) AS value, coalesce(told.quantity, 0) AS quantity, told.lowest,
    told.said_value, told.said_quantity, told.kept AND {side} < 4 AS kept,
    CASE WHEN NOT told.kept THEN NULL {wrong} END AS wrong,
    CASE {found} END AS found
  FROM told
  LEFT JOIN years ON years.said = told.year
  LEFT JOIN codes ON codes.said = told.product
  LEFT JOIN places AS one ON one.said = told.one
  LEFT JOIN places AS other ON other.said = told.other
  LEFT JOIN flows ON flows.said = told.flow
  {of_years}
), counted AS (
  {counted}
), used AS (
  SELECT year, side, digits, product, exporter, importer, CAST(sum(rows) AS bigint) AS rows,
    CAST(sum(value) AS bigint) AS value,
    CAST(sum(CASE WHEN state IN (1, 5) THEN value ELSE 0 END) AS bigint) AS measured,
    CAST(sum(CASE WHEN state IN (1, 5) THEN quantity ELSE 0 END) AS bigint) AS quantity, min(lowest) AS lowest
  FROM (
    SELECT year, side, digits, product, exporter, state, rows, value, quantity, lowest,
      CASE WHEN importer = ANY ({members}) OR importer = {world} THEN importer ELSE -1 END AS importer
    FROM counted WHERE month = 0 OR NOT twice
  ) AS right_ones
  GROUP BY 1, 2, 3, 4, 5, 6
), level AS (
  SELECT coalesce(nullif({level}, 0), (
    SELECT min(finest) FROM (
      SELECT max(digits) AS finest FROM used
      WHERE importer = ANY ({members}) AND side <> 3 GROUP BY year, importer
      UNION ALL
      SELECT max(digits) FROM used
      WHERE exporter = ANY ({members}) AND side <> 1 AND value > 0 GROUP BY year, exporter
    ) AS members_levels
  ), 6) AS digits
), wanted AS (
  SELECT DISTINCT used.year, used.product / {tens} AS product
  FROM used, level WHERE used.digits >= level.digits
),

-- Imports of the members: of several words about the same trade the first one counts, in its finest codes.
bought AS (
  SELECT year, importer, exporter, side, digits, product, value, measured, quantity,
    max(digits) OVER (PARTITION BY year, importer) AS finest
  FROM (
    SELECT used.*, min(side) OVER (PARTITION BY year, importer) AS first
    FROM used WHERE importer = ANY ({members}) AND side <> 3
  ) AS of_all_sides
  WHERE side = first
), totals AS (
  SELECT year, importer, product, exporter, value, measured, quantity, named,
    exporter = {world} AND named > 0 AS beyond
  FROM (
    SELECT year, importer, product, exporter, value, measured, quantity,
      sum(CASE WHEN exporter <> {world} THEN value ELSE 0 END)
        OVER (PARTITION BY year, importer, product) AS named
    FROM (
      SELECT year, importer, used.product / {tens} AS product, exporter, sum(value) AS value,
        sum(measured) AS measured, sum(quantity) AS quantity
      FROM bought AS used, level WHERE used.digits = finest AND finest >= level.digits
      GROUP BY 1, 2, 3, 4
    ) AS in_level
  ) AS beside
), supplied AS (
  -- A total beside named suppliers: only what it has beyond them has no supplier.
  SELECT year, product, exporter, beyond,
    CASE WHEN beyond THEN greatest(value - named, 0) ELSE value END AS value,
    CASE WHEN beyond THEN 0 ELSE measured END AS measured,
    CASE WHEN beyond THEN 0 ELSE quantity END AS quantity
  FROM totals
), suppliers AS (
  SELECT year, product, exporter, exporter = ANY ({members}) AS inside, exporter <> ALL ({unnamed}) AS named,
    sum(value) AS value, sum(measured) AS measured, sum(quantity) AS quantity
  FROM supplied GROUP BY year, product, exporter
), imports AS (
  SELECT year, product,
    sum(CASE WHEN inside THEN 0 ELSE value END) AS outside,
    sum(CASE WHEN inside OR named THEN 0 ELSE value END) AS unnamed,
    sum(CASE WHEN inside THEN value ELSE 0 END) AS inside,
    sum(CASE WHEN inside OR NOT named THEN 0 ELSE value * value END) AS squares,
    sum(CASE WHEN inside OR NOT named OR value = 0 THEN 0 ELSE 1 END) AS suppliers,
    max(CASE WHEN inside OR NOT named THEN 0 ELSE value END) AS top,
    sum(CASE WHEN inside THEN 0 ELSE measured END) AS measured,
    sum(CASE WHEN inside THEN 0 ELSE quantity END) AS quantity
  FROM suppliers GROUP BY year, product
), tops AS (
  SELECT suppliers.year, suppliers.product, min(suppliers.exporter) AS place
  FROM suppliers
  JOIN imports ON imports.year = suppliers.year AND imports.product = suppliers.product
    AND imports.top = suppliers.value
  WHERE NOT suppliers.inside AND suppliers.named AND suppliers.value > 0
  GROUP BY suppliers.year, suppliers.product
),

-- Exports of everybody: a total beside named importers is their sum, or more than they tell.
sold AS (
  SELECT year, exporter, side, digits, product,
    greatest(sum(CASE WHEN importer = {world} THEN 0 ELSE value END),
      sum(CASE WHEN importer = {world} THEN value ELSE 0 END)) AS value
  FROM used WHERE exporter <> {world} GROUP BY year, exporter, side, digits, product
), worth AS (
  SELECT year, exporter, side, digits, product, value,
    max(CASE WHEN value > 0 THEN digits END) OVER (PARTITION BY year, exporter) AS finest
  FROM (
    SELECT sold.*, (CASE side WHEN 1 THEN 3 ELSE side END) AS rank,
      min(CASE WHEN value = 0 THEN NULL WHEN side = 1 THEN 3 ELSE side END) OVER (PARTITION BY year, exporter) AS first
    FROM sold WHERE side <> 3
  ) AS of_all_sides
  WHERE rank = first
), passed AS (
  -- Goods that only passed through.
  SELECT year, exporter, used.product / {tens} AS product, sum(value) AS value
  FROM (
    SELECT sold.*, max(CASE WHEN value > 0 THEN digits END) OVER (PARTITION BY year, exporter) AS finest
    FROM sold WHERE side = 3
  ) AS used, level
  WHERE used.digits = finest AND finest >= level.digits
  GROUP BY 1, 2, 3
), exported AS (
  SELECT gross.year, gross.exporter, gross.product, gross.value - least(gross.value, coalesce(passed.value, 0)) AS value,
    least(gross.value, coalesce(passed.value, 0)) AS taken
  FROM (
    SELECT year, exporter, used.product / {tens} AS product, sum(value) AS value
    FROM worth AS used, level WHERE used.digits = finest AND finest >= level.digits
    GROUP BY 1, 2, 3
  ) AS gross
  LEFT JOIN passed ON passed.year = gross.year AND passed.exporter = gross.exporter
    AND passed.product = gross.product
), exports AS (
  SELECT year, product,
    sum(CASE WHEN exporter = ANY ({members}) THEN value ELSE 0 END) AS exports,
    sum(value) AS world,
    sum(CASE WHEN exporter <> ALL ({unnamed}) THEN value * value ELSE 0 END) AS world_squares
  FROM exported GROUP BY year, product
)

-- Rows of several kinds, cells as text: whole numbers of any size.
SELECT 'sums' AS kind, wanted.year AS year, ARRAY[CAST(wanted.product AS text),
    CAST(imports.outside AS text), CAST(imports.unnamed AS text), CAST(imports.inside AS text),
    CAST(exports.exports AS text), CAST(exports.world AS text), CAST(imports.squares AS text),
    CAST(exports.world_squares AS text), CAST(tops.place AS text), CAST(imports.top AS text),
    CAST(imports.suppliers AS text), CAST(imports.measured AS text), CAST(imports.quantity AS text)] AS cells
FROM wanted
LEFT JOIN imports ON imports.year = wanted.year AND imports.product = wanted.product
LEFT JOIN exports ON exports.year = wanted.year AND exports.product = wanted.product
LEFT JOIN tops ON tops.year = wanted.year AND tops.product = wanted.product
UNION ALL
SELECT 'level', NULL, ARRAY[CAST(digits AS text)] FROM level
UNION ALL
SELECT 'rows', NULL, ARRAY[CAST(sum(rows) AS text), CAST(sum(CASE WHEN kept AND wrong IS NULL THEN rows ELSE 0 END) AS text),
    CAST(sum(CASE WHEN kept OR wrong IS NOT NULL THEN 0 ELSE rows END) AS text)] FROM line
UNION ALL
SELECT 'edition', NULL, ARRAY[min(min_edition), max(max_edition)] FROM told
UNION ALL
SELECT 'wrong', NULL, ARRAY[wrong, CAST(sum(rows) AS text), CAST(sum(value) AS text), min(found)]
FROM line WHERE wrong IS NOT NULL GROUP BY wrong
UNION ALL
SELECT 'wrong', NULL, ARRAY['rounded', CAST(sum(rows) AS text), CAST(sum(value) AS text), min(said_value)]
FROM line WHERE kept AND wrong IS NULL AND state BETWEEN 4 AND 6 HAVING count(*) > 0
UNION ALL
SELECT 'wrong', NULL, ARRAY['quantity', CAST(sum(rows) AS text), CAST(sum(value) AS text), min(said_quantity)]
FROM line WHERE kept AND wrong IS NULL AND state IN (2, 6) HAVING count(*) > 0
UNION ALL
SELECT 'repeated', year, ARRAY[CAST(count(*) AS text),
    min(concat_ws('-', lpad(CAST(importer AS text), 4, '0'), CAST(side AS text), CAST(digits AS text),
      lpad(CAST(product AS text), 6, '0'), lpad(CAST(exporter AS text), 4, '0'))),
    CAST(sum(value - lowest) AS text)]
FROM used WHERE importer = ANY ({members}) AND side <> 3 AND rows > 1 GROUP BY year
UNION ALL
SELECT 'months', NULL, ARRAY[CAST(sum(rows) AS text),
    min(concat_ws('-', lpad(CAST(importer AS text), 4, '0'), CAST(side AS text), CAST(digits AS text),
      lpad(CAST(product AS text), 6, '0'), lpad(CAST(exporter AS text), 4, '0'), CAST(year AS text))),
    CAST(sum(value) AS text)]
FROM counted WHERE month > 0 AND twice HAVING count(*) > 0
UNION ALL
SELECT 'short', year, ARRAY[CAST(count(*) AS text),
    min(concat_ws('-', lpad(CAST(importer AS text), 4, '0'), '0', CAST(level.digits AS text),
      lpad(CAST(product AS text), 6, '0'), lpad(CAST(exporter AS text), 4, '0'))),
    CAST(sum(named - value) AS text)]
FROM totals, level WHERE beyond AND named - value > trunc(named / {rounding}) GROUP BY year
UNION ALL
SELECT DISTINCT 'importer', year, ARRAY[CAST(importer AS text), CAST(side AS text)] FROM bought
UNION ALL
SELECT 'exporter', worth.year, ARRAY[CAST(worth.exporter AS text), CAST(worth.side AS text), CAST(taken.taken AS text)]
FROM (SELECT DISTINCT year, exporter, side FROM worth) AS worth
LEFT JOIN (SELECT year, exporter, sum(taken) AS taken FROM exported GROUP BY year, exporter) AS taken
  ON taken.year = worth.year AND taken.exporter = worth.exporter
UNION ALL
SELECT 'coarse', year, ARRAY[CAST(sum(value) AS text)]
FROM (
  SELECT year, value FROM bought WHERE digits < finest
  UNION ALL SELECT year, value FROM worth WHERE digits < finest
) AS coarser
GROUP BY year
