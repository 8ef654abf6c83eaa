"""The page that changes are compared with: one choice and what it says."""

import streamlit as st

st.write("Hello", st.segmented_control("Whom", ["world", "council"], default="world"))
