"""A room: what was done with young people, in red education, legal education and everything else."""
