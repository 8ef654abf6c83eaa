"""Fixtures of all tests."""

import sys
from pathlib import Path

from hypothesis import settings

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

settings.register_profile("steady", deadline=None)  # the first call imports libraries
settings.load_profile("steady")
