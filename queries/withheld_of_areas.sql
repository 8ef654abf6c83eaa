-- Figures of some areas that are wrong in their source and therefore not shown; is_newest: in the newest year of the area's level.
-- parameters: areas
-- columns: area_id, indicator_id, block, is_part, year, reason, origin, is_newest
SELECT
    withheld.area_id,
    withheld.indicator_id,
    indicator.block,
    indicator.is_part,
    withheld.year,
    withheld.reason,
    withheld.origin,
    coalesce(withheld.year = coverage.last_year, false) AS is_newest
FROM withheld
JOIN indicator USING (indicator_id)
JOIN area USING (area_id)
LEFT JOIN coverage
    ON coverage.country_id = area.country_id
    AND coverage.level = area.level
    AND coverage.indicator_id = withheld.indicator_id
WHERE withheld.area_id IN (SELECT unnest($areas))
ORDER BY withheld.area_id, indicator.position, withheld.year
