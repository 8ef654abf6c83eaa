"""The languages of the screen and the currencies of the figures, each listed once."""

LANGUAGES = {"mk": "Македонски", "sq": "Shqip", "bg": "Български", "uk": "Українська", "en": "English"}
CURRENCIES = ("mkd", "eur", "bgn", "uah", "usd")  # units of the catalogue; in capitals the codes of ISO 4217
LEV_PER_EURO = (
    1.95583  # Regulation (EC) No 2866/98 as amended in 2025; the euro is Bulgaria's currency since 1 January 2026
)
