"""What is drawn on the pages: the parts of each screen, asked for by its page and by nobody else."""
