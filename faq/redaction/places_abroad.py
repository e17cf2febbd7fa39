"""Streets as they are written in Spanish, Chinese, German, French and Italian."""

import re
from typing import Final

from faq.redaction.postcodes import PLACE

_ES_STREET: Final = (
    r"calle|c/|cll?\.?(?=\s?\d)|avenida|avda|av|carrera|cra|kra|kr|calzada|calz|carretera|ctra|"
    r"camino|paseo|"
    r"plaza|pza|plazuela|plazoleta|glorieta|ronda|rambla|traves[ií]a|pasaje|pje|psje|jir[oó]n|jr|"
    r"bulevar|boulevard|blvd|"
    r"diagonal|transversal|transv|callej[oó]n|cuesta|alameda|malec[oó]n|privada|priv|cerrada|"
    r"andador|"
    r"prolongaci[oó]n|prol|circuito|retorno|autopista|urbanizaci[oó]n|urb|fraccionamiento|fracc|"
    r"residencial|condominio|edificio|edif|barrio|colonia|col|pol[ií]gono|partida|bajada|subida|"
    r"camí|carrer|rua|vereda|costanera|periférico|torre|bloque"
)
# "camino a casa 20 minutos": such a word is no part of a name
_ES_NO_NAME: Final = (
    r"hasta|hacia|para|por|en|a|al|con|cada|tard[ao]|tardan|unos|unas|durante|hace|que|me|se|son|"
    r"est[aá]|est[aá]n|minutos?|horas?|hay|mi|mis|tu|su|no|si|como|cuando|donde|desde|muy|m[aá]s|"
    r"tengo|"
    r"tiene|voy|va|queda|lleva|despu[eé]s|antes|pero|o|un|una|lo|le|esta|este|semana|d[ií]as?|"
    r"meses|años"
)
_ES_WORD: Final = rf"(?!(?:{_ES_NO_NAME})\b)[\wáéíóúüñ'’.ª-]{{1,20}}"
_ES_TAIL: Final = (
    r"(?:,?\s*(?:piso|puerta|pta|portal|esc(?:alera)?|planta|int(?:erior)?|ext(?:erior)?|depto|"
    r"dpto|departamento|"
    r"apto|apartamento|bajo|letra|torre|bloque|casa|local|mz|manzana|lt|lote|local|of(?:icina)?|"
    r"izq(?:uierda)?|"
    r"dcha|derecha|n[ºo°]|[º°])\.?\s*[\w-]{0,5}|,?\s?\d{1,2}\s?[ºª°]\s?[A-Z]?\b|"
    r",\s?\d{1,2}\s?[A-Z]?\b)"
    r"{0,4}"
)
_ES_NO: Final = r"(?:n[ºo°]\.?\s*|n[uú]m(?:ero)?\.?\s*|no\.\s*|#\s*|s/n|km\.?\s*)"
_UNIT: Final = (
    r"(?!\s*(?:mg|ml|minutos?|min|horas?|hrs?|h|d[ií]as?|semanas?|meses|años?|veces|pesos|euros|"
    r"km|kil[oó]metros|%|personas?|metros|cuadras)\b)"
)
_RULES: Final = tuple(
    re.compile(rule, re.IGNORECASE)
    for rule in (
        (
            rf"(?<!\w)(?:{_ES_STREET})(?:\.\s*|\s+|(?<=/))(?:{_ES_WORD},?\s+){{1,6}}?"
            rf"(?:{_ES_NO}\d{{0,5}}|\d{{1,5}})[a-z]?(?!\w)"
            rf"(?:\s?-\s?\d{{1,5}}[a-z]?)?{_UNIT}{_ES_TAIL}"
        ),
        # Bogotá: calle 45 # 12-34; in Yucatán: calle 60 por 51
        (
            r"(?<!\w)(?:calle|cll?|carrera|cra|kra|kr|avenida|av|ak|ac|diagonal|transversal|tv|"
            r"dg)\.?\s*\d{1,3}\s?[a-z]?"
            rf"(?:\s?(?:bis|sur|norte|este|oeste))?{_UNIT}(?:,?\s*(?:#|n[ºo°]\.?|no\.?|con|por|x|"
            rf"-)\s*\d{{1,3}}\s?[a-z]?"
            rf"(?:\s?-\s?\d{{1,3}})?)?{_ES_TAIL}"
        ),
        (
            r"(?<!\w)(?:calle|avenida|avda|calzada|jir[oó]n|colonia|col\.|fraccionamiento|fracc\.?|"
            r"urbanizaci[oó]n|urb\.|"
            r"barrio|residencial)\.?\s+(?:(?:de|del|la|las|los|el|san|santa)\s+){0,3}"
            r"(?-i:[A-ZÁÉÍÓÚÑ][\wáéíóúñ]{2,20})(?:\s(?:(?:de|del|la|las|los|el|y)\s){0,2}"
            r"(?-i:[A-ZÁÉÍÓÚÑ][\wáéíóúñ]{1,20})){0,3}"
            rf"{_ES_TAIL}"
        ),
        (
            r"(?<!\w)(?:mz|mza|manzana)\.?\s?[\da-z]{1,3},?\s*(?:lt|lote|casa|solar)\.?\s?\d{1,3}"
            r"(?!\w)"
        ),
        (
            r"(?<!\w)(?:vivo|vive|vivimos|resido|domicilio|direcci[oó]n)(?:\s+(?:actual|nueva|"
            r"completa|mi|de|casa))*"
            rf"\s*(?:est[aá]|es|en|[:,])*\s*(?:{_ES_WORD},?\s+){{1,6}}?\d{{1,5}}"
            rf"(?!\w){_UNIT}{_ES_TAIL}"
        ),
        # no word for a street, but a floor behind it, or two capitals: "San Martín 2450, piso 4 B"
        (
            r"(?-i:(?:[A-ZÁÉÍÓÚÑ][\wáéíóúñ]{2,20}\s(?:(?:de|del|la|las|"
            r"los)\s){0,2}){1,3})\d{1,5},?\s*"
            r"(?:(?:piso|depto|dpto|puerta|apto|int)\.?\s?\d{0,4}|\d{1,2}\s?[ºª°])\s?(?-i:[A-Z])?"
            r"(?!\w)"
        ),
        (
            r"(?<=\b(?:en|de|al)\s)(?-i:(?:[A-ZÁÉÍÓÚÑ][\wáéíóúñ]{1,20}\s){2,4})"
            rf"(?!(?:19|20)\d\d)\d{{1,4}}(?!\w){_UNIT}{_ES_TAIL}"
        ),
        # Musterstraße 12, Kerkstraat 4; 12 rue de la Paix; via Roma 3
        (
            r"(?<!\w)[\wäöüß-]{3,25}(?:straße|strasse|weg|gasse|allee|straat|laan|gracht|gatan|vej|"
            r"platz)\s\d{1,4}[a-z]?(?!\w)"
        ),
        (
            r"(?<!\w)(?:\d{1,4}(?:\s?(?:bis|ter))?,?\s+)(?:rue|chemin|all[ée]e|impasse|quai|av"
            r"(?:enue)?|boulevard)\s+"
            r"(?:[\wàâéèêîôç'’-]{1,20}\s?){1,4}(?:,\s?\d{1,2}(?:er?|ème)\sétage)?"
        ),
        (
            r"(?<!\w)(?:via|viale|piazza|corso|rua|travessa)\s+(?-i:[A-ZÀ-Ý])[\wà-ÿ'’-]{1,20}"
            r"(?:\s[\wà-ÿ'’-]{1,20}){0,3}?,?\s"
            r"\d{1,4}(?!\w)"
        ),
    )
)

_ONE: Final = r"[\u4e00-\u9fff]"
_ROAD: Final = (
    r"路|街|(?<!知)(?<!味)道|巷|弄|村|園|园|苑|城|庄|莊|胡同|小区|小區|社区|社區|大厦|大廈|公寓|广场|廣場|家园|"
    r"坊|府|庭|阁|閣|屯|乡|鄉|镇|鎮|段|邨|邸|轩|居|湾|灣|工业区|开发区|宿舍|大院|家属院|楼盘|中心"
)
_COUNTED: Final = r"[0-9A-Za-z一二三四五六七八九十百千零〇○两-]{1,7}"
_DOOR: Final = (
    r"号楼|號樓|号院|号|號|弄|栋|棟|幢|室|楼|樓|单元|單元|座|层|層|门(?!诊)|門(?!診)|户|戶|"
    r"组|組|巷|期|房|段|F"
)
_HERE: Final = (
    r"(?:(?:家庭|收货|通讯|联系|详细|现在?的?|新|我的?)?(?:地址|住址)|[我家妈爸都现]+住(?:在|址)?|住在|居住在?|"
    r"搬到了?|搬去|搬来|寄到|寄给|寄去|送到|送去|邮寄到?|快递到|老家在?|户籍地?)(?:是|在|于|於|改成|变成|[:：])*\s*"
)
_CHINESE: Final = tuple(
    re.compile(rule)
    for rule in (
        # 芝麻园东里23号楼, 柳条巷14号3单元502室, 中山北路二段48巷12號3樓
        (
            rf"(?:{_HERE})?(?:{_ONE}{{2,8}}?(?:省|市|区|區|县|縣)){{0,3}}{_ONE}{{1,10}}?(?:{_ROAD})"
            rf"(?:[东西南北東中上下新前后]?(?:{_ROAD}|里|区|區|{_ONE}段)){{0,2}}(?:[一二三四五六七八九十]区|[A-Za-z]区)?\s?"
            rf"{_COUNTED}\s?(?:{_DOOR})(?:\s?[之-]?\s?{_COUNTED}\s?(?:{_DOOR}|之\d{{1,3}})?){{0,5}}"
        ),
        (
            rf"(?:{_HERE})?{_ONE}{{2,8}}(?:里|家园|花园|花園|小区)\s?{_COUNTED}\s?(?:号楼|号院|栋|棟|幢|号|號)"
            rf"(?:\s?{_COUNTED}\s?(?:{_DOOR})?){{0,4}}"
        ),
        (
            rf"(?:\[place\])?{_ONE}{{2,8}}?(?:花园|花園|小区|公寓|大厦|大廈|家园|苑|园|園|城|府|湾|灣)"
            r"\s?\d{1,3}(?:[-—]\d{1,4}){1,3}"
        ),
        rf"\d{{1,3}}(?:号楼|栋|棟|幢|座)\s?(?:{_COUNTED}\s?(?:单元|單元|层|楼|门)\s?)?\d{{2,5}}(?:室|房|号|號)?",
        r"\d{1,2}(?:单元|單元)\s?\d{2,5}(?:室|房|号)?",
        (
            rf"{_HERE}(?=[^，。,!！?？\s]{{1,30}}(?:{_ROAD}|{_DOOR}|\d))(?![^，。,!！?？]{{0,8}}(?:哪|什么|"
            rf"怎么|吗|"
            rf"医院|病房|科室))"
            r"[^，。,!！?？;；\s]{2,40}"
        ),
    )
)
_CHINESE_TOLD: Final = re.compile(
    r"(?:地址|住址|寄到|送到)(?:是|在|[:：])?\s*"
    r"(?![^，。,!！?？\s]{0,8}(?:哪|什么|怎么|吗|医院|病房|家里|门口|科室|诊所|错|变|改|不))[^，。,!！?？\s]{4,40}"
)


def without_places_abroad(text: str) -> str:
    """Streets with their numbers, and what follows "vivo en" or 地址."""
    for rule in (*_RULES, *_CHINESE, _CHINESE_TOLD):
        text = rule.sub(PLACE, text)
    return text
