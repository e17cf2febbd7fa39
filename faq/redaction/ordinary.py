"""Words of every day: no handle, no town, no letters of a code begins with one.

Short on purpose: a word too many here is a name too few taken out.
"""

from typing import Final

_WORDS: Final = """
a abatacept about absolutely accredo actemra actually advance aetna afraid african after again all
allergic allergy allowed almost alone already also always alérgica alérgico am amable amables
american amgen amigos an and anifrolumab anxious any anyone anytime aparcamiento appointment appt
are aria around as asap asian asked asking at atención attending australian autumn away back bad
bag bags barred bay be because bed been before behind being belimumab benadryl bendiciones
benefits benlysta better billing biologic blind blood booked boots bored bot both british bro bud
buddy bunch bus but button by bye called calls came can can't canadian cannot cansada cansado cant
car card care caregiver carer catholic certain chair chairs changed cheap chicas chinese christmas
cigna cita claritin class clinic clínica coffee cold coming como completely con concerned confused
could covered crazy ct cuando cvs cyclophosphamide cytoxan cómo dad daughter day days de deaf dear
december definitely del desk diabetic dice did didn't didnt dijo diwali do doc doctor doctora
doctors does doesn't doesnt doing don't done dont dose doses drip driver drives due dumb dying
each early easter eid el elbow else en enbrel ending enferma enfermo english es estacionamiento
está european ever every everyone exhausted experiencing explained fall farmer fasting february
fed feeling feels fever few finally fine first flaring floor folks for free friday from fue full
gave gazyva genentech german gets getting gives giving glad gluten going golimumab gonna good
google got gp grade group gsk guys had hadnt halloween hanukkah happy has hasnt hates have havent
having he he'd heaps hell help her here hers herself hi himself hindu his hombre home hope hoping
hospital how hr hugs humana humira hun hungry husband i i'd i'll i'm i've ideas if ill im
immunocompromised in indian inflectra infliximab infusion infusions infusión injection insisted
insurance internet into irish is isn't isnt it it's italian its itself ive ivig janssen january
jefe jewish july just keep keeps kidney kidneys kind kindly knows la labs ladies las last late
later level likes line lives loads looking looks los lost lot lots love lovely loves lungs lupus
luv maam mad madam made madre makes man march mate mates me meant medicaid medical medicare
medicine medrol meds mentioned methotrexate methylprednisolone mexican mi might million millions
mine mismo miss mom mom's monday mondays more moving mri much muchas mucho mud mujer mum muslim
muy my myself name names navigator nay near necessity needle needs nephritis nervous never new
newbie next no nope nor normal not november now nueva nuevo number nurse nurses nuts o
obinutuzumab ocrevus october of off off-label office often ok okay old on once one only optum or
ordered orders orencia otra our out over overweight paciente padre pain para paranoid park parking
part patient patients pay people pepper perdón period pfizer pharmacy phoned picky plan planning
plaquenil please por portal practitioner prednisone pregnant prescribed prescribes prescription
probably put puts que question questions quiere qué ra ramadan rash reaction ready really
reception receta recetó recommended recommends referred refuses remicade renflexis results rheum
rheumatoid rheumatologist rheumatology riabni ridiculous right rituxan rituximab roche room
ruxience said saline saludos saphnelo sat saturday saw saying says scan scared scheduling scottish
see seeing seems seen sent september services set she she'd she's shes should shouldnt showed si
sick silly simponi since sir sister's sitting sixty sle so solu some someone son soon sorry
spanish specialist spring staff started starting starts stated station steroid still stopped
strange stuck student stupid su success suffering suggested suggests summer sunday support sure
surgery swapping switched switching sí takes taking taxi tea teacher team teams tell telling tells
terrified than thank thanks thanksgiving that that's thats the their them then there they they're
think thinking thinks this through thursday times tired to tocilizumab today todo todos together
told tomorrow tonight tons too took totally train traveling travelling treatment tries truxima
trying tuesday turning tyenne tylenol type un una unable under unsure until unwell up upset us use
used useless using usually vegan vegetarian very vez visit visiting visits vomiting waiting wake
walgreens want wanted wants was wasn't we weak wearing wednesday week weeks weird well welsh went
were what what's whats when where whether which while who who's whom whose why wife will winter
with without won't wondering working works worried worries worse would wouldn't wouldnt wrist
writes wrote xray y ya yay yes yesterday yet yo yom you your yourself zoom
"""

ORDINARY: Final = frozenset(_WORDS.split())
