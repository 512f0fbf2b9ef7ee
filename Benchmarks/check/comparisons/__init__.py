"""Comparisons of Gossan's outputs with other programs, one module per subject."""
