"""The local web app: the record as pages in a browser, on this machine only."""
