"""What the parts in the browser share: their sentences, how numbers are written, and their messages to Streamlit."""
