"""The loss-landscape lab: `streamlit run app.py`.

Streamlit reads this file twice: once as an ASGI app, which also serves the parts that live in the browser, and then as the script
of every visit.
"""

import streamlit as st

from views import assets, first_picture, routes
from views.pages import catalogue, explore

if __name__ == "__main__":
    st.set_page_config(page_title="Loss-landscape lab", page_icon="⛰️", layout="wide")
    pages = [
        st.Page(explore.page, title="Explore", url_path="explore", default=True),
        st.Page(catalogue.page, title="Catalogue", url_path="catalogue"),
    ]
    st.navigation(pages, position="top").run()
else:
    app = st.App(
        __file__,
        routes=[*routes.ROUTES, *assets.ROUTES],
        middleware=first_picture.MIDDLEWARE,
    )
