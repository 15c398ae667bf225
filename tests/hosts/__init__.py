"""What runs on the hosts of git repositories."""
