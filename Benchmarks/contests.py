"""What is measured. A new peer is a new row of one of these tables."""

from building import BUILDING
from editing import EDITING
from engine import ENGINE
from reading import READING
from saving import SAVING
from searching import SEARCHING
from verifying import VERIFYING

CONTESTS = [*BUILDING, *VERIFYING, *SEARCHING, *SAVING, *EDITING, *READING, *ENGINE]
