"""Charts: tables in, figures out. They compute nothing and are independent of pages and database."""
