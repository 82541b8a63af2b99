"""What a method says while it works: one JSON object a line on standard output, read and stamped by `measure.py`.

The reader's clock is the only one, so that every method is timed from the start of its process by the same hand, and
whatever was said before a method had to be killed still counts.
"""

import json
import sys


def say(**facts):
    """Says a change: `plan` and `bound` in millions of dollars, or whatever else stands in the facts."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()
