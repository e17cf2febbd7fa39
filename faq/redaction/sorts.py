"""What sort of thing a word speaks of: a digit, a month, a street, a unit, kin, a place online.

Lists only. A word may be of several sorts; they say what a word may mean, never what is secret.
"""

from typing import Final

_WORDS: Final[dict[str, str]] = {
    "digit": (
        "zero oh nought one two three four five six seven eight nine double triple cero uno "
        "una dos tres cuatro cinco seis siete ocho nueve doble triple 零 〇 ○ 一 二 三 四 五 "
        "六 七 八 九 幺 两 兩"
    ),
    "tens": (
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
        "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand diez once doce "
        "trece catorce quince dieciséis dieciseis diecisiete dieciocho diecinueve veinte "
        "veintiuno veintidós veintidos veintitrés veintitres veinticuatro veinticinco "
        "veintiséis veintiseis veintisiete veintiocho veintinueve treinta cuarenta cincuenta "
        "sesenta setenta ochenta noventa cien ciento mil novecientos doscientos quinientos 十 "
        "百 千 万 廿 初"
    ),
    "ordinal": (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
        "thirtieth primero segundo tercero"
    ),
    "month": (
        "january jan february feb march mar april apr may june jun july jul august aug "
        "september sept sep october oct november nov december dec enero ene febrero marzo "
        "abril abr mayo junio julio agosto ago septiembre setiembre octubre noviembre "
        "diciembre dic"
    ),
    "day": (
        "monday mon tuesday tue tues wednesday wed thursday thu thurs friday fri saturday sat "
        "sunday sun lunes martes miércoles miercoles jueves viernes sábado sabado domingo "
        "today tomorrow yesterday hoy mañana ayer"
    ),
    "born": (
        "dob born birthday bday birthdate birth yob nacimiento nac nací naci nació nacio "
        "nacida nacido cumple cumpleaños fn 生 属"
    ),
    "street": (
        "street str road rd avenue ave av lane ln boulevard blvd terrace terr crescent cres "
        "parkway pkwy highway hwy turnpike mews alley esplanade cottage cottages villas villa "
        "parade wharf quay causeway freeway nagar vihar enclave marg colony chowk jalan lorong "
        "broadway byway towers apartments mansions paddock paddocks meadow meadows croft "
        "bungalow bungalows barn maisonette layout crossing bypass promenade st drive dr court "
        "crt ct way wy place pl close cl square sq circle cir trail trl garden gardens gdns "
        "grove gr row"
    ),
    "road": (
        "hill hills park loop walk view green plaza path run ridge approach hall house lodge "
        "farm tower building bldg block heights hts estate garth dale vale rise bend cove "
        "hollow point pt pass pike bluff knoll landing common commons end orchard wood woods "
        "fields field yard gate bridge cross corner mill chase copse brow bank fold island "
        "manor mount mountain nook oak oaks pines ranch shore shores spring springs summit "
        "spur stream trace valley village vista canyon creek wells works beach reach drove "
        "residency bhavan bagh chambers quarters side moor ford harbour harbor motorway route "
        "backs extension link society nivas kirkgate trailer"
    ),
    "calle": (
        "calle cll avenida avda carrera cra kra calzada calz carretera ctra camino paseo plaza "
        "pza plazuela glorieta ronda rambla travesía travesia pasaje jirón jiron bulevar "
        "diagonal transversal callejón callejon cuesta alameda malecón malecon privada cerrada "
        "andador prolongación prolongacion circuito retorno autopista urbanización "
        "urbanizacion urb fraccionamiento fracc residencial condominio edificio barrio colonia "
        "col polígono bajada subida vereda costanera rue chemin allée via rua"
    ),
    "door": (
        "flat apt apartment unit suite ste floor plot block lot no number núm num nº po box "
        "piso puerta pta portal esc escalera planta int interior ext exterior depto dpto "
        "departamento apto apartamento bajo letra torre bloque casa local mz mza manzana lote "
        "izq izquierda dcha derecha km bis fl rm room phase caravan sector tower door parcela "
        "shop stall postal rr apartado casilla"
    ),
    "compass": (
        "north south east west n s e w ne nw se sw upper lower old new great little norte sur "
        "este oeste"
    ),
    "home": (
        "address live lives living lived resident residing vivo vive vivimos resido domicilio "
        "dirección direccion deliver delivered delivery moved staying home courier parcel ship"
    ),
    "post": (
        "zip zipcode postcode postal postcodes eircode pincode pin plz cep cp area código "
        "codigo 邮 郵"
    ),
    "state": (
        "al ak az ar ca co ct fl ga hi ia id il in ks ky la ma md mi mn mo ms mt nc nd nh nj "
        "nm nv ny oh ok or pa ri sc sd tn tx ut va vt wa wi wv nsw vic qld tas ontario texas "
        "california london"
    ),
    "unit": (
        "mg mgs mcg ug µg g gr gm gms kg kgs ml mls dl l iu units unit cc cm mm mmol mmhg oz "
        "lb lbs pounds stone st milligrams grams gram kilos litre litres liter liters hour "
        "hours hr hrs h min mins minute minutes sec secs seconds day days week weeks wk wks "
        "weekly month months mths yr yrs year years yo times pm am noon c f degrees degree "
        "percent per miles mile km feet ft inch inches metres bpm kcal calories steps cells "
        "cell people patients dollars usd bucks quid euros rupees rs pesos each ish gauge "
        "copies drops bags doses pills tablets puffs units/hr dólares libras pasos hora horas "
        "minuto minutos días dias día dia semana semanas mes meses año años veces grados "
        "kilómetros kilometros gotas pastillas unidades 元 块 塊 克 升 步 次 天 周 年 岁 歲 斤 "
        "度 月 日 点 點 时 時 分 秒 片 粒 滴 袋 支"
    ),
    "lab": (
        "platelets platelet plts plt plaquetas plaq wbc rbc count cells leucocitos leukocytes "
        "neutrophils neuts lymphocytes lymphs ferritin anti-ccp crp esr ck bnp trop troponin "
        "rf pcr vsg alt ast ggt alp hb hgb haemoglobin hemoglobin hemoglobina b12 titre titer "
        "creatinine creatinina egfr gfr potassium sodium glucose sugar sugars glucosa a1c "
        "hba1c c3 c4 dsdna ana igg iga igm bilirubin albumin cholesterol inr ddimer d-dimer "
        "oxygen sats spo2 o2 pulse bp hr temp temperature fever fiebre tensión tension presión "
        "presion temperatura pulso weight peso height bmi tpmt vitamin 板 压 壓 温 溫 糖 肌 酐 "
        "蛋 胞"
    ),
    "money": (
        "cost costs paid pays pay charged charge billed bill deductible allowed owe cuesta "
        "cuestan cobran cobraron pagué pago price prices worth salary income earn copay max "
        "total precio 费 費 价 價 钱 錢 $ £ € ₹ ¥"
    ),
    "medicine": (
        "tylenol paracetamol ibuprofen prednisone prednisolone prednisona methotrexate "
        "metotrexato plaquenil hydroxychloroquine benadryl benlysta saphnelo rituximab rituxan "
        "remicade inflectra infliximab actemra tocilizumab orencia abatacept simponi golimumab "
        "cyclophosphamide cytoxan solumedrol medrol methylprednisolone ivig lupkynis cellcept "
        "folic insulin insulina dose doses dosis drip drips infusion infusions infusión bag "
        "bags vial vials pump rate goteo gotero suero bolsa 剂 量 药 藥 尼 松 泵"
    ),
    "record": (
        "id ids mrn ssn nhs chi ni nhi ihi hospital member policy claim case account acct rx "
        "ref reference record records chart file confirmation prescription order booking "
        "ticket appeal invoice tracking auth authorization passport licence license medicare "
        "medicaid social insurance subscriber group grp patient wristband badge registration "
        "dni nie nif nss curp folio expediente historia póliza poliza tarjeta afiliado "
        "afiliación afiliacion pasaporte carné carnet receta autorización autorizacion "
        "referencia cuenta factura clave seguro code código codigo number numbers num no nr "
        "número numero plate reg matrícula matricula placa locker serial aadhaar pan abha uhid "
        "号 號 码 碼 证 證"
    ),
    "phone": (
        "phone cell mobile mob tel telephone fax pager call text txt ring whatsapp landline "
        "ext extension voicemail number reach contact teléfono telefono tlf tel móvil movil "
        "celular cel llame llamen llámenme llamar whats wasap 电 電 话 話 机 機 打"
    ),
    "card": (
        "card visa mastercard amex debit credit iban bsb sort routing bank cvv cvc cv2 exp "
        "expiry expires ending ends ended last venmo paypal tarjeta caduca vence termina "
        "terminada banco 卡 尾 银 銀"
    ),
    "net": (
        "instagram insta ig snapchat snap telegram tg tiktok twitter facebook fb face "
        "messenger whatsapp skype discord reddit wechat weixin kakao kakaotalk viber bluesky "
        "mastodon youtube twitch xbox psn gamertag linkedin venmo cashapp paypal kik tumblr "
        "username user usuario usuaria handle handles nick nickname login alias apodo threads "
        "signal line zoom steam portal profile perfil follow dm add agrégame búscame búsqueme "
        "sígueme vx wx qq vsco strava 微 信 博 音 书 網 网 账 帳"
    ),
    "mail": (
        "mail email e-mail mails emails gmail googlemail hotmail yahoo outlook icloud aol "
        "proton protonmail ymail msn 163 126 correo arroba at 邮 郵 箱"
    ),
    "dot": (
        "dot punto underscore dash hyphen guion slash colon www http https com org net edu gov "
        "io co uk us ca au eu ie nz za mx fr cn hk tw de es bajo barra 点 點"
    ),
    "kin": (
        "husband wife partner son daughter mum mom mother dad father sister brother friend "
        "cousin aunt auntie uncle niece nephew grandmother grandma gran nan grandpa grandad "
        "grandson granddaughter fiance fiancé boyfriend girlfriend neighbour neighbor carer "
        "boss kid child baby esposo esposa marido mujer hijo hija madre padre mamá mama papá "
        "papa hermano hermana abuelo abuela amigo amiga vecina vecino tío tía suegra nuera 妈 "
        "爸 老 公 婆 儿 女 姐 妹 哥 弟 奶 爷"
    ),
    "title": (
        "dr drs doctor doctora dra prof mr mrs ms miss mx nurse sister consultant "
        "rheumatologist pharmacist sr sra señor señora enfermera enfermero don doña np rn pa "
        "医 醫 生 护"
    ),
    "called": (
        "name names name's named called surname im i'm i’m me llamo llama nombre nombres soy "
        "signed regards thanks thx cheers love gracias atentamente saludos 叫 姓 名 我 是 谢"
    ),
    "surname": (
        "王 李 张 刘 陈 杨 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 "
        "彭 曾 萧 田 董 袁 潘 于 蒋 蔡 余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 "
        "范 石 廖 贾 夏 韦 傅 邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯 龙 史 陶 黎 贺 顾 毛 郝 龚 "
        "邵 严 覃 武 戴 莫 孔 汤 黄 高 肖 金 付 方 麦 張 劉 陳 楊 趙 吳 孫 馬 鄭 謝 許 韓 馮 "
        "鄧 蕭 葉 蘇 呂 盧 鍾 譚 陸 賈 鄒 閻 賀 顧 龔 嚴 湯 黃 錢 钱 万 欧 歐 司 诸 诸 柳 凌 "
        "霍 施 童 温 洪 康 华 向 管 安 常 牛 鲁 葛 尤 翁 樊 单 易 乔 阎 关 庄 屈 项 祝 左 俞 "
        "包 辛 骆 牟"
    ),
    "road_zh": (
        "路 街 道 巷 弄 村 園 园 苑 城 庄 莊 胡 同 区 區 厦 廈 广 廣 坊 府 庭 阁 閣 屯 乡 鄉 "
        "镇 鎮 段 邨 邸 轩 湾 灣 里 省 市 县 縣"
    ),
    "door_zh": "号 號 楼 樓 院 弄 栋 棟 幢 室 单 單 元 座 层 層 门 門 户 戶 组 組 期 房 床",
    "here_zh": "住 址 寄 送 搬 家",
}
SORTS: Final[dict[str, str]] = {}
for _sort, _words in _WORDS.items():
    for _word in _words.split():
        SORTS[_word] = f"{SORTS.get(_word, '')} {_sort}".strip()
