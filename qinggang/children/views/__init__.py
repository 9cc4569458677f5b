"""What is asked of children's files, one subject a file."""
