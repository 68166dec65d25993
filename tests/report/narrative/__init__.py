"""Tests of the narrative, module by module; and what reads its sentences back."""
