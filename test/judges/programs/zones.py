"""Says how far from UTC clocks are, by Python's reader of the system's zone files.

In:  {"zones": [name], "instants": [seconds since 1970]}
Out: {name: [minutes east of UTC, one for each instant]}
"""

import json
import sys
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

asked = json.load(sys.stdin)
moments = [datetime.fromtimestamp(instant, timezone.utc) for instant in asked["instants"]]
minutes = lambda zone: [moment.astimezone(zone).utcoffset().total_seconds() / 60 for moment in moments]
json.dump({name: minutes(ZoneInfo(name)) for name in asked["zones"]}, sys.stdout)
