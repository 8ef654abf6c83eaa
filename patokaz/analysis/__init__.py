"""Methods of the field: tables in, tables out. They know no screen and no database."""
