"""Reports that somebody is asked for: on My work, written, sent and put right by whoever is asked, who may see nothing else."""
