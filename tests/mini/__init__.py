"""What the tests of the mini queue share."""
