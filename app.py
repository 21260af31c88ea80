"""The loss-landscape lab: `streamlit run app.py`.

Streamlit reads this file twice: once as an ASGI app, which also serves the parts that live in the browser, and then as the script
of every visit.
"""

import streamlit as st

from views import assets, cards, first_picture, routes, styles
from views.pages import catalogue, explore
from views.panels import bar

if __name__ == "__main__":
    st.set_page_config(page_title="Loss-landscape lab", page_icon="⛰️", layout="wide")
    pages = [
        st.Page(explore.page, title="Explore", url_path="explore", default=True),
        st.Page(catalogue.page, title="Catalogue", url_path="catalogue"),
    ]
    page = st.navigation(pages, position="hidden")
    styles.write()
    bar.show(pages)
    page.run()
else:
    app = st.App(
        __file__,
        routes=[*routes.ROUTES, *cards.ROUTES, *assets.ROUTES],
        middleware=first_picture.MIDDLEWARE,
    )
