"""Writes committees/lunar_days.json: the days of the lunar festivals from 2000 to 2099.

Run once, and again only to add a festival. It needs lunar-python (1.4.8 was used), which the portal itself does not.
The Double Ninth of 2057 hangs on a new moon within seconds of midnight; other tables have it a day later.
"""

import json
from pathlib import Path

from lunar_python import Lunar

TARGET = Path(__file__).resolve().parent.parent / "committees" / "lunar_days.json"
FIRST_YEAR, LAST_YEAR = 2000, 2099
FESTIVALS = {"spring_festival": (1, 1), "dragon_boat": (5, 5), "mid_autumn": (8, 15), "double_ninth": (9, 9)}


def days_of(month: int, day: int) -> dict[str, str]:
    """The festival's day in each year, as MM-DD."""
    return {
        str(year): Lunar.fromYmd(year, month, day).getSolar().toYmd()[5:] for year in range(FIRST_YEAR, LAST_YEAR + 1)
    }


def main() -> None:
    table = {festival: days_of(month, day) for festival, (month, day) in FESTIVALS.items()}
    TARGET.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
