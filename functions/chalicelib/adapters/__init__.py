"""How the ports of ``casework`` meet the world, one supplier a module; each turns its supplier's errors into ours."""
