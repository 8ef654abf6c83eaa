"""The words that a cell of a closed list may hold: the code, its English words, and those of the four other languages."""

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
        "MKD": "ден денари денар",
        "EUR": "euro евро євро €",
        "BGN": "лв лева lev",
        "UAH": "грн гривня гривні",
        "USD": "$",
    },
    "plan_status": {
        "draft": "нацрт проект проєкт projekt draft_plan",
        "adopted": "усвоен miratuar i_miratuar приет затверджено ухвалено",
        "closed": "завршен i_mbyllur приключен завершено",
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
        "not_collected": "не_е_собрано nuk_është_mbledhur не_е_събрано не_зібрано",
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
        "own": "municipal local сопствени vetanake собствени власні",
        "state": "national државни shtetërore държавни державні",
        "eu": "ес еу єс be european_union",
        "donor": "donors grant донаторски donatorë дарения донорські",
        "private": "приватни private частни приватні",
        "loan": "loans заем kredi позика кредит",
        "not_stated": "not_told unknown ненаведено pa_treguar неуказан не_е_посочен не_зазначено",
    },
    "measure_status": {
        "not_started": "not_begun незапочната e_pafilluar незапочнала не_розпочато",
        "running": "under_way in_progress on_the_way во_тек në_zbatim в_изпълнение виконується",
        "done": "completed finished завршена e_përfunduar изпълнена завършена виконано",
        "paused": "suspended запрена e_pezulluar спряна призупинено",
        "dropped": "отпадната e_hequr_nga_plani отпаднала вилучено_з_плану вилучено",
    },
    "party": {
        "administration": "mayor администрација administrata администрация адміністрація",
        "council": "council_monitor совет këshilli съвет рада",
        "civil": "civil_monitor civil_society граѓански civil граждански громадський",
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
        "strength": "strengths предност përparësi силна_страна сильна_сторона",
        "weakness": "weaknesses слабост dobësi слаба_страна слабка_сторона",
        "opportunity": "opportunities можност mundësi възможност можливість",
        "threat": "threats закана kërcënim заплаха загроза",
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
