"""Sector strengths of a region: location quotients and shift-share."""
