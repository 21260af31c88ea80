"""What a hand has asked for, on its way from the browser to Streamlit: nothing is lost and nothing overtakes."""
