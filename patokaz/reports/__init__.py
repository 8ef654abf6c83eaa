"""Files made from tables and figures. Independent of the screens and the database."""
