"""Charts: tables in, figures out. They compute nothing and know no page and no database."""
