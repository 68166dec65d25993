"""Tests of the small papers, paper by paper."""
