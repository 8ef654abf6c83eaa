-- Every source with its publisher and licence, by country, publisher and title, as they are stored.
-- parameters:
-- columns: source_id, country_id, publisher, title, table_name, licence, retrieved, url, level, years, confidence, caution, covers, lacks
SELECT source_id, country_id, publisher, title, table_name, licence, retrieved, url, level, years, confidence, caution, covers, lacks
FROM source
