import os
import shutil
import sys
from pathlib import Path

import chitieu
import pytest

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules"
# What random cases are held against; it knows nothing of the package.
sys.path.insert(0, str(ROOT / "tests" / "oracle"))

BROWSER = os.environ.get("CHITIEU_BROWSER") or shutil.which("chromium") or shutil.which("chromium-browser")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def reader(command: str | None, name: str) -> pytest.MarkDecorator:
    """Marks tests that open what was written with a program; without it they are skipped, or fail where it is needed."""
    needed = bool(os.environ.get("CHITIEU_NEED_READERS"))
    return pytest.mark.skipif(command is None and not needed, reason=f"{name} is not installed: cmake/setup.sh readers")


STAFF = """
plan “Small” for 2023
population staff “cán bộ”, complete
  id      key   “Mã”
  name    text  personal
  unit    one of a, b
  good    flag
  titles  set of one of LĐTT, CSTĐCS  blank means none
  joined  date
  score   number
  hours   count
target 1: at least 50% of staff good
target 2: at least 1 staff hold LĐTT
target 3: at least 50% of staff have joined in 2023
target 4: at least 50% of staff have score at least 8.1
target 5: at least 50% of staff have hours at least 100
"""


@pytest.fixture(scope="session")
def plan() -> chitieu.Plan:
    return chitieu.load(RULES / "thi-dua-2023.plan")


@pytest.fixture(scope="session")
def final(plan: chitieu.Plan) -> chitieu.Report:
    return plan.check(RULES / "sample-2023", as_of="2023-12-31")


@pytest.fixture(scope="session")
def june(plan: chitieu.Plan) -> chitieu.Report:
    return plan.check(RULES / "sample-2023", as_of="2023-06-25")


@pytest.fixture(scope="session")
def small() -> chitieu.Plan:
    return chitieu.parse(STAFF)
