"""The first hundred days of a mayor: dated duties, numbers to know, what is inherited."""
