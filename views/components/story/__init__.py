"""What came of the runs on the stage, in sentences and tables."""
