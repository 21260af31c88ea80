"""The first picture, which does not wait for Streamlit or Plotly."""
