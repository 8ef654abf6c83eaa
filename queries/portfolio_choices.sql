-- What can be chosen among a country's projects: lists, programmes, statuses, currencies (the most frequent first), years.
-- parameters: country
-- columns: kind, value, projects
SELECT kind, value, projects
FROM project_choice
WHERE country_id = $country
ORDER BY kind, projects DESC, value
