"""Maps reading over many reports; knows nothing of its inside."""
