-- The places of a list's projects by their number, from 0, ids joined by blanks; common: areas that hold all places of a project.
-- parameters: list
-- columns: areas, containers, common
SELECT areas, containers, common
FROM list_places
WHERE source_id = $list
