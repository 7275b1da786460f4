"""Parts of every page: charts, filters, spreadsheets, days and words."""
