"""Show: command line, pages and exports."""
