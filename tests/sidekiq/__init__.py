"""What the tests of the client of Sidekiq share."""
