-- The tables of the statistics file. data/build.py fills them; everybody else only reads.

CREATE TABLE country (
    country_id        VARCHAR,   -- MK, BG, UA; also the area_id of the country
    position          INTEGER,   -- order on the screen
    currency          VARCHAR,   -- ISO 4217
    official_language VARCHAR,   -- mk, bg, uk
    group_level       VARCHAR,   -- level whose areas form a municipality's comparison group (region or district)
    boundary_vintage  VARCHAR,   -- state of the boundaries
    attribution       VARCHAR    -- who made the boundaries, under which licence
);

CREATE TABLE area (
    area_id    VARCHAR,          -- official code: LAU, NSI, KATOTTG (oblasts: its first four characters), country code
    country_id VARCHAR,
    level      VARCHAR,          -- municipality, district, region, country
    parent_id  VARCHAR,          -- the next area above; empty for a country
    group_id   VARCHAR,          -- the area of country.group_level that contains this one; empty above it
    is_ranked  BOOLEAN,          -- set against its level's areas; false for one that only stands on their map (Kyiv) or is occupied
    code       VARCHAR,          -- further official code (SSO, NUTS, full KATOTTG)
    kind       VARCHAR           -- city, urban, rural, settlement or empty
);

CREATE TABLE area_name (
    area_id  VARCHAR,
    language VARCHAR,            -- mk sq bg uk en, for aliases others too
    kind     VARCHAR,            -- display and long (one per area and product language), official, name, alias, transliterated
    name     VARCHAR
);

-- An area as the screen names it in a language, with what is around it; sorted by language, country, level, name in the
-- language's alphabet, area: whoever reads a level has it in the order of the screen. Here and below uncompressed is what a page
-- reads by the hundred: to unpack it took a quarter of its question.
CREATE TABLE place (
    language   VARCHAR,          -- product language
    country_id VARCHAR,
    level      VARCHAR,
    area_id    VARCHAR USING COMPRESSION uncompressed,
    parent_id  VARCHAR,
    group_id   VARCHAR,
    code       VARCHAR USING COMPRESSION uncompressed,
    name       VARCHAR USING COMPRESSION uncompressed,
    official   VARCHAR USING COMPRESSION uncompressed, -- the name in the country's official language
    long_name  VARCHAR USING COMPRESSION uncompressed, -- with the word for its level where the name alone is not grammatical or not unique
    upper      VARCHAR,          -- long name of the area of group_id
    is_ranked  BOOLEAN           -- as area.is_ranked
);

-- Each area with itself and every area that contains it, sorted by country and area.
CREATE TABLE containing (
    country_id   VARCHAR,
    area_id      VARCHAR,
    level        VARCHAR,        -- of area_id
    step         INTEGER,        -- 0 itself, 1 the next area above
    container_id VARCHAR
);

CREATE TABLE area_context (
    country_id VARCHAR,
    area_id    VARCHAR,
    kind       VARCHAR,          -- war_status, no_budget_data
    value      VARCHAR,
    date       DATE,
    source_id  VARCHAR
);

-- The areas of which some municipality is wholly under temporary occupation, by country and area; made of area_context.
CREATE TABLE occupied_area (
    country_id     VARCHAR,
    area_id        VARCHAR,
    level          VARCHAR,
    municipalities INTEGER,      -- inside it, a municipality itself
    occupied       INTEGER,      -- how many of them
    apart          BOOLEAN,      -- set against no other: not area.is_ranked
    date           DATE          -- of the list
);

CREATE TABLE indicator (
    indicator_id VARCHAR,
    block        VARCHAR,        -- one of the seven blocks
    unit         VARCHAR,
    direction    INTEGER,        -- 1 more is better, -1 less is better, 0 neither
    decimals     INTEGER,
    is_computed  BOOLEAN,        -- by a formula of the catalogue
    is_context   BOOLEAN,        -- never ranked, never in a score
    is_survey    BOOLEAN,        -- sample-survey value
    is_part      BOOLEAN,        -- feeds a formula, not shown as a row of its own
    is_ranked    BOOLEAN,        -- areas may be ranked by it
    position     INTEGER         -- order in the catalogue
);

CREATE TABLE source (
    source_id  VARCHAR,
    country_id VARCHAR,
    publisher  VARCHAR,
    title      VARCHAR,
    table_name VARCHAR,          -- the publisher's table
    licence    VARCHAR,
    retrieved  VARCHAR,          -- date or state as the source tells it
    url        VARCHAR,
    level      VARCHAR,
    years      VARCHAR,
    confidence VARCHAR,
    caution    VARCHAR,
    covers     VARCHAR,          -- project lists: what is in
    lacks      VARCHAR           -- project lists: what is not
);

-- One row per area, indicator and year, sorted by (country, level, indicator, year, area): one indicator over a level.
CREATE TABLE observation (
    country_id   VARCHAR,        -- of the area, as its level
    level        VARCHAR,
    area_id      VARCHAR,
    indicator_id VARCHAR,
    year         INTEGER,
    value        DOUBLE,
    status       VARCHAR,        -- Eurostat's observation status (b d e f i m n p u) or empty
    source_id    VARCHAR,        -- empty for computed values: their parts have sources
    origin       VARCHAR         -- published, summed (from the areas below), computed (by a formula)
);

-- Digests by which `--if-needed` proves that this file and the map files of its version are whole (data/publishing.py).
CREATE TABLE finished (
    kind   VARCHAR,              -- table or map
    name   VARCHAR,
    digest VARCHAR
);

-- Groups that are too small to be told (data/structures.toml), others that would give them away, and their shares: no observation.
CREATE TABLE small_group (
    area_id      VARCHAR,
    indicator_id VARCHAR,
    year         INTEGER
);

-- Whether chance alone explains an area's newest rate of a count, and its change from the year before; the rate drawn
-- towards that of all, and the limits of chance (99.8 %), both missing for balances and where no year has all counts.
CREATE TABLE chance (
    area_id          VARCHAR,
    indicator_id     VARCHAR,
    by_chance        BOOLEAN,
    change_by_chance BOOLEAN,
    smoothed         DOUBLE,
    low_998          DOUBLE,
    high_998         DOUBLE,
    place            VARCHAR         -- below, low, within, high or above
);

-- Figures that are wrong in their source (withheld.toml), and what would be made of them: no observation. Sorted by country,
-- level, area.
CREATE TABLE withheld (
    country_id   VARCHAR,        -- of the area, as its level
    level        VARCHAR,
    area_id      VARCHAR,
    indicator_id VARCHAR,
    year         INTEGER,
    reason       VARCHAR,        -- JSON object, a text per language
    origin       VARCHAR,        -- own (the stored value) or inherited (a sum or a figure computed from it)
    block        VARCHAR,        -- of the indicator, as is_part and position
    is_part      BOOLEAN,
    position     INTEGER,
    is_newest    BOOLEAN         -- in the newest year that the area's level has of the indicator
);

-- All years of an indicator in an area, sorted by area: everything about one area.
CREATE TABLE series (
    area_id      VARCHAR,
    indicator_id VARCHAR,
    years        INTEGER[],      -- ascending
    figures      DOUBLE[],       -- of these years
    source_ids   VARCHAR         -- as observation.source_id, each once, by the first year of each, joined by comma
);

-- The newest common year of an indicator in a country and level, one row an area that has it, with ranks.
CREATE TABLE latest (
    area_id      VARCHAR,
    indicator_id VARCHAR,
    year         INTEGER,
    value        DOUBLE,
    status       VARCHAR,
    source_id    VARCHAR,
    origin       VARCHAR,
    rank         INTEGER,        -- among the country's areas of this level; 1 is the lowest where less is better
    rank_of      INTEGER,        -- areas with data
    missing      INTEGER,        -- areas without
    group_rank   INTEGER,        -- the same within area.group_id
    group_of     INTEGER
);

-- The areas of a level, by id, and which of them are ranked: the order of level_figures.
CREATE TABLE level_areas (
    country_id VARCHAR,
    level      VARCHAR,
    areas      VARCHAR,         -- joined by blanks
    ranked     BOOLEAN[]         -- as area.is_ranked
);

-- The same newest figures as `latest`, those of a level in one row, in the order of level_areas; not a number where an area has none.
-- Uncompressed, as in figure: a question for one row unpacks thousands of figures before it.
CREATE TABLE level_figures (
    country_id   VARCHAR,
    level        VARCHAR,
    indicator_id VARCHAR,
    year         INTEGER,
    figures      DOUBLE[] USING COMPRESSION uncompressed
);

-- What a profile shows of an indicator, sorted by area: the latest figure with the spread and the values around it.
CREATE TABLE figure (
    area_id       VARCHAR,
    indicator_id  VARCHAR,
    block         VARCHAR,
    direction     INTEGER,
    is_context    BOOLEAN,
    is_part       BOOLEAN,
    position      INTEGER,
    year          INTEGER,
    value         DOUBLE USING COMPRESSION uncompressed,
    status        VARCHAR,
    source_id     VARCHAR,
    origin        VARCHAR,
    rank          INTEGER,
    rank_of       INTEGER,
    group_rank    INTEGER,
    group_of      INTEGER,
    q1            DOUBLE USING COMPRESSION uncompressed,
    median        DOUBLE USING COMPRESSION uncompressed,
    q3            DOUBLE USING COMPRESSION uncompressed,
    group_value   DOUBLE USING COMPRESSION uncompressed,
    country_value DOUBLE USING COMPRESSION uncompressed,
    before        DOUBLE USING COMPRESSION uncompressed, -- value of the year before; empty across a break in series
    rise_rank     INTEGER,       -- 1: the largest rise since the year before among the level's areas that have both
    fall_rank     INTEGER,
    change_of     INTEGER        -- how many areas have both
);

-- Where the areas of a level stand on an indicator's strip: positions 0 to 200 between the 1st and the 99th percentile.
CREATE TABLE strip (
    country_id   VARCHAR,
    level        VARCHAR,
    indicator_id VARCHAR,
    low          DOUBLE,
    high         DOUBLE,
    positions    VARCHAR         -- whole numbers joined by blanks, ties once
);

-- Spread of an indicator over the areas of one level: of the country, and of each area above.
CREATE TABLE distribution (
    scope_id     VARCHAR,        -- area whose areas are counted: a country or a group area
    level        VARCHAR,        -- level of the counted areas
    indicator_id VARCHAR,
    year         INTEGER,
    areas        INTEGER,        -- with data
    minimum      DOUBLE,
    q1           DOUBLE,
    median       DOUBLE,
    q3           DOUBLE,
    maximum      DOUBLE
);

-- What is held of an indicator in a country and level, sorted by the indicator's position.
CREATE TABLE coverage (
    country_id   VARCHAR,
    level        VARCHAR,
    indicator_id VARCHAR,
    position     INTEGER,        -- of the indicator, as the next five
    block        VARCHAR,
    unit         VARCHAR,
    is_part      BOOLEAN,
    is_context   BOOLEAN,
    is_survey    BOOLEAN,
    first_year   INTEGER,
    last_year    INTEGER,
    areas        INTEGER,        -- with a value in the last year
    areas_total  INTEGER,
    source_id    VARCHAR         -- sources joined by comma, of the parts where computed
);

CREATE TABLE break_in_series (
    country_id   VARCHAR,
    indicator_id VARCHAR,
    area_id      VARCHAR,        -- the single area whose series breaks; empty for all of the country
    year         INTEGER,        -- first year after the break
    reason       VARCHAR         -- JSON object, a text per language
);

CREATE TABLE project (
    project_id      VARCHAR,
    country_id      VARCHAR,
    source_id       VARCHAR,
    number          VARCHAR,
    title           VARCHAR,
    title_language  VARCHAR,
    programme       VARCHAR,
    axis            VARCHAR,
    procedure       VARCHAR,
    authority       VARCHAR,
    fund            VARCHAR,
    beneficiary     VARCHAR,
    status          VARCHAR,     -- planned tender contracted in_progress completed terminated unknown
    status_original VARCHAR,
    "start"         DATE,
    "end"           DATE,
    registered      DATE,
    amount          DOUBLE,
    currency        VARCHAR,
    amount_kind     VARCHAR,     -- contract total_cost commitment grant plan or empty
    description     VARCHAR,
    results         VARCHAR,
    url             VARCHAR
);

CREATE TABLE project_area (
    project_id VARCHAR,
    area_id    VARCHAR
);

CREATE TABLE project_year (
    project_id VARCHAR,
    year       INTEGER,
    planned    DOUBLE,
    executed   DOUBLE,
    currency   VARCHAR
);

-- What the portfolio asks of a project, sorted by list and position; its years are those of the list, else of its money, else of
-- its registration.
CREATE TABLE project_line (
    country_id     VARCHAR,
    source_id      VARCHAR,
    position       INTEGER,      -- within the list, from 1: the largest of its most used currency first, those without an amount last
    project_id     VARCHAR,
    title          VARCHAR USING COMPRESSION uncompressed,
    "start"        DATE,
    "end"          DATE,
    amount         DOUBLE USING COMPRESSION uncompressed,
    start_year     INTEGER,
    end_year       INTEGER,
    planned        DOUBLE USING COMPRESSION uncompressed, -- all years together
    executed       DOUBLE USING COMPRESSION uncompressed,
    planned_of_executed DOUBLE USING COMPRESSION uncompressed, -- planned in the years whose execution is known
    number         VARCHAR,
    title_language VARCHAR,
    programme      VARCHAR,
    procedure      VARCHAR,
    authority      VARCHAR,
    fund           VARCHAR,
    beneficiary    VARCHAR,
    status         VARCHAR,
    currency       VARCHAR,
    amount_kind    VARCHAR,
    words          INTEGER,      -- list_words.words
    places         INTEGER,      -- list_places.places
    areas          VARCHAR[],
    containers     VARCHAR[],    -- areas and everything that contains them
    common         VARCHAR[]     -- what contains all of the areas: the project is of nobody smaller alone
);

-- What projects of a list have in common word for word, once each; sorted by list and number.
CREATE TABLE list_words (
    source_id      VARCHAR,
    words          INTEGER,      -- from 0
    title_language VARCHAR,
    programme      VARCHAR,
    procedure      VARCHAR,
    authority      VARCHAR,
    fund           VARCHAR,
    status         VARCHAR,
    currency       VARCHAR,
    amount_kind    VARCHAR
);

-- The places of a list's projects, those of several projects once, ids joined by blanks; sorted by list and number.
CREATE TABLE list_places (
    source_id  VARCHAR,
    places     INTEGER,          -- from 0
    areas      VARCHAR,
    containers VARCHAR,
    common     VARCHAR
);

-- The money of a list's projects, sorted by list, position and year.
CREATE TABLE list_money (
    source_id VARCHAR,
    position  INTEGER,           -- project_line.position
    year      INTEGER,
    planned   DOUBLE,
    executed  DOUBLE,
    currency  VARCHAR
);
