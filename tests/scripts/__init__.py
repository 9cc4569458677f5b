"""The one tool."""
