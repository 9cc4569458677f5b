"""The desk: where staff enter, follow and review records. Every kind of record works the same way here."""
