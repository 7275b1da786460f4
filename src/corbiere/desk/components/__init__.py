"""What every page is made with: charts, filters, spreadsheets, days and words."""
