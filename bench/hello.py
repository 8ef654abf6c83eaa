"""The page that reruns are compared with."""

import streamlit as st

st.write("Hello")
