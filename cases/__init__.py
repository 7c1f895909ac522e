"""Cases and what fits them. A room kept free; nothing lives here yet."""
