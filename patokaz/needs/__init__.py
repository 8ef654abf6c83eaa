"""What a municipality needs, from data and a questionnaire, and what could be done about it: measures, evidence, money."""
