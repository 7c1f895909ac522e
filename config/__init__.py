"""Wiring: settings, URLs, start page, menu, grants; and the ground every app stands on."""
