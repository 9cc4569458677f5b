"""How a line of the log is written: without what the database quotes from people's rows."""

import logging
import re

# PostgreSQL explains a refused row with its values: "DETAIL:  Key (name)=(...) already exists."
QUOTED_ROW = re.compile(r"^(DETAIL|CONTEXT|LINE \d+): .*(\n +\^)?$", re.MULTILINE)


class LineFormatter(logging.Formatter):
    """Time, level, name and message; tracebacks stay, the values that refused rows held do not."""

    def format(self, record: logging.LogRecord) -> str:
        """One entry of the log."""
        return QUOTED_ROW.sub(r"\1: (not logged)", super().format(record))
