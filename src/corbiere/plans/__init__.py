"""One mechanism for every plan: outcomes, actions, agreements, versions. It knows no sort of plan; apps declare theirs."""
