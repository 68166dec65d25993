"""Tests of the rules over free text."""
