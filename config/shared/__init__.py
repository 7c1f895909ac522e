"""The ground every app stands on. Holds no models and imports no app."""
