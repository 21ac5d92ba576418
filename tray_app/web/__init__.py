"""How other programs of this machine use the running one: events, commands, figures on 127.0.0.1; off until asked."""
