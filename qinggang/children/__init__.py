"""Children's files on the desk: each child's page, reading who it is, and who may read whose files until when."""
