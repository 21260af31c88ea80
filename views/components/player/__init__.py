"""The animated map: Plotly draws the contour once, the paths are animated over it in the browser."""
