"""Makes help centres of any number of pages from a seed, for the benchmarks."""
