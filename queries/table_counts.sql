-- How many rows each download of a country has.
-- parameters: country
-- columns: figures, observations, withheld, areas, projects, sources
SELECT
    (SELECT count(*) FROM latest JOIN area USING (area_id) WHERE country_id = $country) AS figures,
    (SELECT count(*) FROM observation WHERE country_id = $country) AS observations,
    (SELECT count(*) FROM withheld WHERE country_id = $country) AS withheld,
    (SELECT count(*) FROM area_name JOIN area USING (area_id) WHERE country_id = $country) AS areas,
    (SELECT count(*) FROM project WHERE country_id = $country) AS projects,
    (SELECT count(*) FROM source) AS sources
