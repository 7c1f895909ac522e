"""The portal's own PostgreSQL, a Django database engine: used when DATABASE_URL is not set."""
