"""What a region is strong in: location quotients and shift-share."""
