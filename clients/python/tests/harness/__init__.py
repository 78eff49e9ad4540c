"""What tests run against: a stack, a link that breaks, a server that talks nonsense."""
