"""Arrays in, plain data out: what a figure holds before anything draws it. Knows nothing of Streamlit."""
