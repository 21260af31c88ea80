"""What visitors see: pages, widgets, the session, and the parts that live in the browser."""
