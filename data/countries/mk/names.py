"""Names of places beside the official ones: established names in other languages and spellings that people search for.

Only names that the transliteration standards and the folding of the search do not give by themselves.
"""

import pandas as pd

NAMES: dict[str, dict[str, str]] = {
    "bg": {
        "MK00103": "Демир Капия",
        "MK00204": "Зърновци",
        "MK00209": "Пробищип",
        "MK00210": "Чешиново-Облешево",
        "MK00211": "Щип",
        "MK00303": "Дебър",
        "MK00304": "Дебърца",
        "MK00313": "Център Жупа",
        "MK00405": "Гевгелия",
        "MK00408": "Ново село",
        "MK00501": "Битоля",
        "MK00504": "Кривогащани",
        "MK00602": "Бървеница",
        "MK00603": "Врапчище",
        "MK00702": "Крива паланка",
        "MK00805": "Гьорче Петров",
        "MK00809": "Кисела вода",
        "MK00812": "Сопище",
        "MK00814": "Център",
        "MK00816": "Чучер-Сандево",
    },
    "uk": {
        "MK00210": "Чешиново-Облешево",
        "MK00103": "Демір-Капія",
        "MK00104": "Кавадарці",
        "MK00202": "Виниця",
        "MK00206": "Кочані",
        "MK00209": "Пробіштип",
        "MK00401": "Богданці",
        "MK00405": "Гевгелія",
        "MK00409": "Радовіш",
        "MK00410": "Струмиця",
        "MK00607": "Маврово і Ростуша",
        "MK00501": "Бітола",
        "MK00502": "Демір-Хісар",
        "MK00702": "Крива Паланка",
    },
    "sq": {
        "MK00104": "Kavadar",
        "MK00105": "Llozovë",
        "MK00202": "Vinicë",
        "MK00203": "Dellçevë",
        "MK00204": "Zërnovc",
        "MK00206": "Koçanë",
        "MK00311": "Pllasnicë",
        "MK00407": "Konçe",
        "MK00408": "Novo Sellë",
        "MK00608": "Tearcë",
        "MK00705": "Rankovc",
        "MK00706": "Nagoriçan i Vjetër",
        "MK00806": "Zelenikovë",
        "MK00809": "Kisella Vodë",
        "MK00106": "Negotinë",
        "MK00405": "Gjevgjeli",
        "MK00509": "Resnjë",
        "MK00701": "Kratovë",
        "MK00702": "Kriva Pallankë",
        "MK00808": "Karposh",
        "MK00812": "Sopishtë",
        "MK00814": "Qendër",
        "MK00816": "Çuçer-Sandevë",
        "MK00817": "Shuto Orizarë",
    },
}
ALIASES: dict[str, list[tuple[str, str]]] = {
    "MK001": [("mk", "Вардарски плански регион"), ("mk", "Повардарие")],
    "MK002": [("mk", "Источен плански регион")],
    "MK003": [("mk", "Југозападен плански регион")],
    "MK004": [("mk", "Југоисточен плански регион")],
    "MK005": [("mk", "Пелагониски плански регион"), ("mk", "Пелагонија"), ("bg", "Пелагония"), ("uk", "Пелагонія")],
    "MK006": [("mk", "Полошки плански регион"), ("mk", "Полог"), ("sq", "Pollogu")],
    "MK007": [("mk", "Североисточен плански регион")],
    "MK008": [
        ("mk", "Скопски плански регион"),
        ("mk", "Скопје"),
        ("sq", "Shkupi"),
        ("bg", "Скопие"),
        ("uk", "Скоп'є"),
        ("ru", "Скопье"),
        ("sr", "Скопље"),
        ("sr", "Skoplje"),
        ("tr", "Üsküp"),
    ],
    "MK00101": [("mk", "Титов Велес"), ("tr", "Köprülü")],
    "MK00203": [("mk", "Царево Село")],
    "MK00206": [("sq", "Koçan"), ("tr", "Koçana")],
    "MK00211": [("tr", "İştip")],
    "MK00303": [("tr", "Debre"), ("sq", "Dibra")],
    "MK00307": [("sq", "Kërçova"), ("tr", "Kırçova")],
    "MK00310": [("bg", "Охрид"), ("sq", "Ohri"), ("tr", "Ohri")],
    "MK00312": [("sq", "Struga"), ("tr", "Ustruga")],
    "MK00313": [("sq", "Qendra Zhupë"), ("sq", "Qendër Zhupë"), ("sr", "Centar Župa"), ("tr", "Merkez Jupa")],
    "MK00405": [("sr", "Đevđelija"), ("tr", "Gevgeli")],
    "MK00406": [("mk", "Стар Дојран"), ("tr", "Doyran")],
    "MK00410": [("tr", "Ustrumca")],
    "MK00501": [
        ("bg", "Битоля"),
        ("sq", "Manastiri"),
        ("tr", "Manastır"),
        ("ru", "Монастир"),
        ("sr", "Битољ"),
        ("sr", "Bitolj"),
    ],
    "MK00505": [("und", "Crushuva"), ("und", "Crușova")],
    "MK00508": [("sq", "Përlep"), ("tr", "Pirlepe")],
    "MK00509": [("tr", "Resne"), ("sq", "Resnja")],
    "MK00607": [("mk", "Маврово и Ростуше")],
    "MK00609": [("sq", "Tetova"), ("tr", "Kalkandelen")],
    "MK00702": [("tr", "Eğri Palanka")],
    "MK00703": [("sq", "Kumanova"), ("tr", "Kumanova")],
    "MK00805": [
        ("mk", "Ѓорче"),
        ("und", "Gjorče"),
        ("und", "Gjorče Petrov"),
        ("und", "Gjorce Petrov"),
        ("und", "Gorce Petrov"),
        ("sr", "Đorče Petrov"),
        ("sr", "Ђорче Петров"),
        ("bg", "Горче Петров"),
        ("ru", "Джорче Петров"),
    ],
    "MK00815": [("und", "Čair"), ("tr", "Çayır")],
    "MK00817": [("mk", "Шутка"), ("und", "Šutka")],
}
CITY = "Скопје"


def more_names(base: pd.DataFrame) -> list[tuple[str, str, str, str]]:
    """(area_id, language, kind, name): established names, aliases, and "Скопје Карпош" for the city's municipalities."""
    rows = [(area, language, "name", name) for language, names in NAMES.items() for area, name in names.items()]
    rows += [(area, language, "alias", name) for area, names in ALIASES.items() for language, name in names]
    for row in base.itertuples():
        if row.city_of_skopje:
            rows.append((row.nuts_code, "mk", "alias", f"{CITY} {row.name_mk}"))
    return rows
