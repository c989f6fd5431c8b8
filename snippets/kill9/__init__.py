"""What comes back after `kill -9`, engine by engine.

One job is killed in the middle, and the worker is started again.
"""
