"""Permitted words of closed lists: the code, its English words, and those of the four other languages."""

from collections.abc import Mapping

from patokaz.language.languages import CURRENCIES, LANGUAGES
from patokaz.registers import cycle_model, idea_model, model, ppp

YES_NO = ("yes", "no")
COUNTRIES = ("MK", "BG", "UA")
PLAN_STATUSES = ("draft", "adopted", "closed", "replaced")
QUESTIONS = tuple(question for questions in ppp.QUESTIONS.values() for question in questions)

CHOICES: Mapping[str, tuple[str, ...]] = {
    "yes_no": YES_NO,
    "language": tuple(LANGUAGES),
    "country": COUNTRIES,
    "regime": model.REGIMES,
    "plan_status": PLAN_STATUSES,
    "currency": tuple(code.upper() for code in CURRENCIES),
    "kind": model.KINDS,
    "series_kind": model.SERIES_KINDS,
    "purpose": (*model.PURPOSES, "keep"),
    "missing_reason": model.MISSING_REASONS,
    "actual_status": model.ACTUAL_STATUSES,
    "source_kind": model.SOURCE_KINDS,
    "funds": model.FUNDS,
    "measure_status": model.STATUSES,
    "party": model.PARTIES,
    "verdict": model.VERDICTS,
    "idea_status": idea_model.IDEA_STATUSES,
    "bearer": idea_model.BEARERS,
    "question": QUESTIONS,
    "risk": ppp.RISKS,
    "year_state": cycle_model.YEAR_STATES,
    "step": cycle_model.STEPS,
    "situation_kind": cycle_model.SITUATION_KINDS,
    "evaluation_criterion": cycle_model.CRITERIA,
    "judgement": cycle_model.JUDGEMENTS,
}

FAMILIES: Mapping[str, str] = {
    choice: f"plans.{family}"
    for choice, family in {
        "yes_no": "fiche",
        "plan_status": "plan_status",
        "kind": "kind",
        "series_kind": "series",
        "purpose": "purpose",
        "missing_reason": "missing",
        "actual_status": "actual_status",
        "source_kind": "source_kind",
        "funds": "funds",
        "measure_status": "status",
        "party": "party",
        "verdict": "verdict",
        "idea_status": "idea_status",
        "bearer": "bearer",
        "question": "ppp_question",
        "risk": "risk",
        "regime": "regime",
        "country": "country",
        "language": "language",
        "year_state": "year_state",
        "step": "step",
        "situation_kind": "situation",
        "evaluation_criterion": "criteria",
        "judgement": "judgement",
    }.items()
}

LINK_WORDS: Mapping[str, str] = {
    "need": "needs потреба nevojë потребност нужда",
    "project": "projects проект projekt проєкт",
    "idea": "ideas идеја ide идея ідея",
    "decision": "decisions одлука vendim решение рішення",
    "higher_document": "higher_goal документ_од_повисоко_ниво dokument_më_i_lartë документ_от_по-високо_ниво документ_вищого_рівня",
    "goal": "goals цел qëllim synim ціль",
    "indicator": "indicators показател tregues индикатор показник",
}

SYNONYMS: Mapping[str, Mapping[str, str]] = {
    "yes_no": {
        "yes": "y true 1 да po так і",
        "no": "n false 0 не jo ні",
    },
    "language": {
        "mk": "mkd macedonian македонски",
        "sq": "sqi albanian shqip",
        "bg": "bul bulgarian български",
        "uk": "ukr ua ukrainian українська",
        "en": "eng english",
    },
    "country": {
        "MK": "north_macedonia македонија северна_македонија maqedonia_e_veriut",
        "BG": "bulgaria българия",
        "UA": "ukraine україна",
    },
    "currency": {
        "MKD": "ден денари денар денари денарі",
        "EUR": "euro евро євро €",
        "BGN": "лв лева lev лева",
        "UAH": "грн гривня гривні гривень",
        "USD": "$",
    },
    "plan_status": {
        "draft": "нацрт проект проєкт projekt draft_plan предложен",
        "adopted": "усвоен miratuar i_miratuar приет затверджено ухвалено усвоена приета затверджена затверджений ухвалена",
        "closed": "завршен i_mbyllur приключен завершено завршена приключена завершена завершений",
        "replaced": "заменет i_zëvendësuar заменен замінено",
    },
    "kind": {
        "vision": "визија vizion визия бачення",
        "goal": "strategic_goal objective стратешка_цел цел qëllim_strategjik qëllim стратегическа_цел стратегічна_ціль ціль",
        "priority": "приоритет prioritet пріоритет operational_goal операційна_ціль оперативна_ціль",
        "measure": "мерка masë мярка завдання",
        "activity": "активност aktivitet дейност захід",
    },
    "series_kind": {
        "level": "stock rate ниво nivel рівень състояние состојба",
        "increment": "increments this_year прираст годишен_прираст shtesë добавено додадено приріст",
        "running_total": "cumulative cumulated кумулативно kumulative с_натрупване наростаючим_підсумком збирно",
        "ratio": "share сооднос однос raport съотношение дял співвідношення",
        "milestone": "клучна_етапа pikë_kyçe етапна_цел контрольна_точка",
        "keep": "keep_value да_се_задржи mbahet запазване утримання",
        "verdict": "words оценка_со_зборови me_fjalë оценка_с_думи словесна_оцінка",
    },
    "purpose": {
        "goal": "target цел synim цел ціль",
        "limit": "no_worse_than not_worse_than граница kufi межа не_полошо_од jo_më_keq_se не_по_лошо_от не_гірше_ніж",
        "keep": "да_се_задржи mbahet запазване утримання",
    },
    "missing_reason": {
        "not_collected": "не_е_собрано nuk_është_mbledhur не_е_събрано не_зібрано no_data н/д немає_даних няма_данни нема_податок нема_податоци pa_të_dhëna s'ka_të_dhëna",
        "not_yet": "сè_уште_не ende_jo още_не ще_ні",
        "not_applicable": "n/a не_е_применливо nuk_zbatohet не_е_приложимо не_застосовується",
        "confidential": "доверливо konfidencial поверително конфіденційно",
        "not_estimated": "ne не_е_проценето nuk_është_vlerësuar не_е_оценено не_оцінено",
        "see_other": "see_other_row види_друг_ред shih_rreshtin_tjetër виж_друг_ред див_інший_рядок",
        "set_later": "to_be_set_later identified_in_later_steps ќе_се_утврди_подоцна caktohet_më_vonë ще_се_определи буде_визначено",
        "calculated_later": "to_be_calculated ќе_се_пресмета llogaritet_më_vonë ще_се_изчисли буде_розраховано",
        "subject_to_feasibility": "according_to_feasibility според_физибилити sipas_fizibilitetit според_предпроектно_проучване за_техніко_економічним_обґрунтуванням",
    },
    "actual_status": {
        "draft": "нацрт projekt чернова проект чернетка",
        "submitted": "поднесено i_dorëzuar подадено подано",
        "approved": "одобрено i_miratuar одобрено затверджено",
        "returned": "вратено i_kthyer върнато повернуто",
        "superseded": "заменето i_zëvendësuar заменено замінено",
    },
    "source_kind": {
        "statistics": "статистика statistikë",
        "document": "документ dokument",
        "own_record": "own_records сопствена_евиденција evidencë_vetanake собствен_регистър власний_облік",
        "estimate": "estimated проценка vlerësim оценка оцінка",
    },
    "funds": {
        "own": "municipal local сопствени vetanake собствени власні општински_буџет буџет_на_општината buxheti_i_komunës buxheti_komunal общински_бюджет бюджет_на_общината місцевий_бюджет бюджет_громади бюджет_територіальної_громади",
        "state": "national државни shtetërore държавни державні државен_буџет буџет_на_рсм buxheti_i_shtetit държавен_бюджет републикански_бюджет державний_бюджет субвенція_з_державного_бюджету державна_субвенція",
        "eu": "ес еу єс be european_union ипа ipa европски_фондови fondet_e_be европейски_средства европейски_фондове кошти_єс",
        "donor": "donors grant донаторски donatorë дарения донорські донации грантови donacione грантове кошти_міжнародної_технічної_допомоги міжнародна_технічна_допомога мтд гранти",
        "private": "приватни private частни приватні",
        "loan": "loans заем kredi позика кредит",
        "regional": "regional_budget plan_region регион rajonale обласний_бюджет обласні районний_бюджет областен_бюджет буџет_на_плански_регион",
        "others": "other other_sources други_извори burime_të_tjera други_източници інші_джерела",
        "not_stated": "not_told unknown ненаведено pa_treguar неуказан не_е_посочен не_зазначено",
    },
    "measure_status": {
        "not_started": "not_begun незапочната e_pafilluar незапочнала не_розпочато",
        "running": "under_way in_progress on_the_way во_тек në_zbatim в_изпълнение виконується започната делумно_завршена во_спроведување në_proces pjesërisht_e_përfunduar частично_изпълнена изпълнява_се розпочато в_процесі в_процесі_виконання у_процесі_виконання в_роботі частково_виконано виконано_частково",
        "done": "completed finished завршена e_përfunduar изпълнена завършена виконано",
        "paused": "suspended запрена e_pezulluar спряна призупинено",
        "dropped": "отпадната e_hequr_nga_plani отпаднала вилучено_з_плану вилучено",
    },
    "party": {
        "administration": "mayor администрација administrata администрация адміністрація градоначалник општинска_администрација kryetari кмет общинска_администрация виконком виконавчий_комітет виконавчий_орган",
        "council": "council_monitor совет këshilli съвет рада општински_совет këshilli_komunal общински_съвет депутати депутатська_комісія",
        "civil": "civil_monitor civil_society граѓански civil граждански громадський нво граѓанско_општество ojq shoqëria_civile нпо гражданско_общество громадська_рада громадськість",
    },
    "verdict": {
        "as_said": "done_as_said done како_што_е_кажано siç_u_tha както_е_казано як_сказано",
        "partly": "делумно pjesërisht частично частково",
        "not": "not_done no не jo ні",
        "cannot_tell": "не_може_да_се_каже nuk_mund_të_thuhet не_може_да_се_каже неможливо_сказати",
    },
    "bearer": {
        "public": "p јавен publik публичен публічний",
        "private": "r приватен privat частен приватний",
        "shared": "s заеднички i_përbashkët споделен спільний",
    },
    "year_state": {
        "open": "отворена e_hapur отворена_година отворено відкрито",
        "submitted": "поднесена dorëzuar внесена подано",
        "approved": "одобрена e_miratuar одобрена затверджено ухвалено",
        "reopened": "повторно_отворена e_rihapur отворена_отново відкрито_знову",
    },
    "situation_kind": {
        "strength": "strengths предност përparësi силна_страна сильна_сторона силни_страни përparësitë силни_страни сильні_сторони",
        "weakness": "weaknesses слабост dobësi слаба_страна слабка_сторона слабости dobësitë слаби_страни слабкі_сторони",
        "opportunity": "opportunities можност mundësi възможност можливість можности mundësitë възможности можливості",
        "threat": "threats закана kërcënim заплаха загроза закани rrezik rreziqe заплахи загрози",
    },
    "evaluation_criterion": {
        "relevance": "релевантност përkatësi уместност доречність",
        "coherence": "кохерентност koherencë съгласуваност узгодженість",
        "effectiveness": "ефективност efektshmëri ефективност результативність",
        "efficiency": "ефикасност efikasitet ефикасност ефективність",
        "impact": "влијание ndikim въздействие вплив",
        "sustainability": "одржливост qëndrueshmëri устойчивост сталість",
    },
    "judgement": {
        "fully": "целосно plotësisht напълно повністю",
        "mostly": "главно kryesisht в_основната_си_част здебільшого",
        "partly": "делумно pjesërisht частично частково",
        "not": "не jo не ні",
    },
}
