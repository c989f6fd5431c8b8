"""What the tests of the export service share."""
