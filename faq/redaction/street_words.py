"""Words with which the name of a street or a house ends in English, as parts of a pattern.

What is in SURE is hardly ever anything else behind a number; what is in PERHAPS often is.
"""

from typing import Final

SURE: Final = (
    r"street|str|road|rd|avenue|ave|av|lane|ln|boulevard|blvd|boul|terrace|terr?|crescent|cres|"
    r"parkway|pkwy|"
    r"highway|hwy|turnpike|tpke|mews|alley|esplanade|cottages?|villas?|parade|wharf|quay|causeway|"
    r"bypass|"
    r"promenade|freeway|crossing|xing|nagar|vihar|enclave|marg|colony|chowk|jalan|lorong|broadway|"
    r"byway|"
    r"towers|apartments|mansions|paddocks?|meadows?|croft|bungalows?|barns?|maisonettes?"
)
PERHAPS: Final = (
    r"st|drive|dr|drv|court|crt|ct|way|wy|place|pl|close|cl|square|sq|circle|cir|trail|trl|"
    r"gardens?|gdns|grove|"
    r"gr|row|hill|hills|park|pk|loop|walk|view|green|plaza|plz|path|run|ridge|approach|hall|house|"
    r"lodge|farm|"
    r"tower|building|bldg|block|heights|hts|estate|garth|dale|vale|rise|bend|cove|cv|hollow|point|"
    r"pt|pass|pike|"
    r"bluff|knoll|landing|common|commons|end|orchard|woods?|fields?|yard|gate|bridge|cross|corner|"
    r"mill|"
    r"chase|copse|brow|bank|fold|island|manor|mount|mountain|nook|oaks|pines|plain|ranch|rest|"
    r"shores?|springs?|"
    r"summit|spur|stream|trace|trce|triangle|valley|village|vlg|vista|canyon|creek|wells|works|"
    r"north|south|east|west|"
    r"beach|reach|drove|layout|main|sector|stage|extension|residency|bhavan|bagh|link|chambers|"
    r"quarters|"
    r"side|moor|field|ford|harbou?r|key|mall|motorway|overlook|port|route|terrace"
)
