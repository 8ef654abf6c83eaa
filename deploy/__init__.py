"""What a ministry installs around the product, and the drill that tries it."""
