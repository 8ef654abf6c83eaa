"""With whom a municipality could share a service: candidates, a connected group, what is known of it, the steps of the law."""
