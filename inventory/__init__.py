"""Survey rounds and what is made of the answers. A room kept free; nothing lives here yet."""
