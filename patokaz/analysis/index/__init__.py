"""Composite indicators, one file per step of the OECD/JRC Handbook (2008); numbers as COINr's (Becker et al. 2022)."""
