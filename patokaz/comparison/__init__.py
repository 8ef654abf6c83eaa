"""Places side by side, similar ones, the peer group, disparities."""
