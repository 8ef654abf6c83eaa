"""Figures that are probably wrong in their source, looked for by the build.

What is found must be withheld (withheld.toml), parted by a break (breaks.toml) or judged (accepted.toml), or the build
stops and lists it.
"""
