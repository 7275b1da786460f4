"""One mechanism for every meeting about a child: prepare, hold, close, circulate, challenge. Apps declare their types of meeting."""
