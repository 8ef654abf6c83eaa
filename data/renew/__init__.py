"""Figures that renew themselves: the offices' own tables, asked for, read, judged and accepted beside the shipped ones.

`python -m data.renew mk|bg|ua [table ...]` runs the steps; nothing is accepted silently and nothing partly. Reading and
judging are pure; what goes out stands in `net`, `fetching` and `discover` alone, what is written in `overlay` and `store`.
"""
