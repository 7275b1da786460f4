"""First names that stand for one another on the island: English, French and Jèrriais, Portuguese, Polish, Romanian. Our own short list."""

# One name and its forms a line. A form may stand in several lines.
_TABLE = """
abigail abi abbie abby gail
adam adas adamek adao
adrian ade adriano adrien adrianek
agnes agnieszka aga agata agnese ines inez
albert al bert bertie alberto
alexander alex al sandy sasha xander lex alexandre alexandru aleksander olek ales alejandro sacha
alexandra alex sandra sandie sasha lexi aleksandra ola alexandrina
alfred alf alfie fred alfredo
alice ali alicia alicja alycia elise
alison ali allie
amelia amy millie mia amelie amalia emilia
andrew andy drew andre andrei andrzej jedrek andreas
angela angie angelina angelica aniela andzela
anne ann anna annie ana anca ania anya hannah nan nancy anette annette anica anuska aneta
anthony tony ant antoine antonio antoni antek anton toni
arthur art artie artur
barbara barb babs basia barbora
beatrice bea bee beatriz beata trixie
benjamin ben benny benji beniamin benjamim
bernard bernie bernardo
carla charlotte karla
caroline carol carrie caz karolina carolina lina
catherine cathy kate katie kat kath katherine kathryn cat kit kitty catarina katarzyna kasia ecaterina cathrine catriona caterine katrina
cecilia cecily celia cecile cecylia sissy
charles charlie chas chuck carlos karol carol charlot
charlotte lottie charlie char lotte carlota szarlota
chloe khloe cloe chloee kloe
christina chris tina chrissy kristina krystyna cristina christine crina
christopher chris kit topher krzysztof krzys cristovao christophe cristofor cristian
clara clare claire klara clair
claudia claude klaudia claudette
constance connie constanca constanta
cristian chris christian krystian kris
daniel dan danny dani danilo danielek
daniela danielle dani daniella
david dave davy dawid davi davide
deborah deb debbie debs debora
dennis den denny denis
diana di diane dee
dominic dom nic dominik domingos dominique
dorothy dot dottie dorota dorotea dora
edward ed eddie ted teddy ned edek edouard eduardo edouard edvard edmund
eleanor ellie nell nora leonor eleonora eleonore elinor lenor
elizabeth liz lizzie beth betty bess eliza elsie libby lisa elise elisabete elzbieta ela elisabeta elisabeth betsy isabel elisa
ella ela ellie
emily em emmy emilia emilie milly
emma em emmy ema
evelyn evie eve ewelina evelina
eve eva ewa evie
florence flo florrie flossie florenta
francis frank frankie fran francois francisco chico franciszek franek francisc
frances fran frankie fanny francoise francisca franciszka francesca
frederick fred freddie frederic frederico fryderyk rick
gabriel gabe gabi gabrys
gabriela gabi gaby gabrielle gabriella
george georgie geo jorge jerzy jurek gheorghe georges gigi
georgina georgie gina georgia
gerald gerry jerry geraldo
grace gracie gracja graca gratia
gregory greg gregoire gregorio grzegorz grzes grigore
hannah anna hana hania
harold harry hal
harriet hattie harry
helen nell ellen helene helena elena lena ela ileana
henry harry hal hank henri henrique henryk heniek
hugh hughie hugo hubert
ian iain jan ion
irene rene irena irina
isaac ike zac izaak
isabella bella izzy isabel isabelle izabela iza belle isa
jack john jackie
jacob jake jakub kuba jacques jaco iacob
jacqueline jackie jacqui
james jim jimmy jamie jem tiago jaime jakub jacques
jane jan jenny janet janina joana jeanne joanna janie ioana
jasmine jas jaz yasmin iasmina jasmina
jennifer jen jenny jenna jenni
jessica jess jessie jesika
joanna jo joan joanne asia joana ioana jeanne
joao john jo juan
john jack johnny jon jan jean joao ion ioan janek jonny janusz evan ivan sean
jonathan jon jonny john
joseph joe joey jo jose josef jozef iosif ze jozek
joshua josh josue
josephine jo josie josefina jozefina
judith judy jude judite judyta
julia julie jules juliet julita iulia giulia
julian jules julien juliao iulian
katherine kate katie kathy kat catherine kasia katarzyna catarina
kenneth ken kenny
laura laurie lara laure
lawrence larry laurie laurence laurent lourenco wawrzyniec laurentiu
leonard len lenny leo leon leonardo
lewis lou louie louis ludwik luis ludovic ludovico
louise lou lulu luisa luiza ludwika
lucy lu lucia lucie lucja luzia lucille
luke luc lucas lukasz luca lucian
madeleine maddie maddy madalena magdalena madalina madeline magda
malgorzata gosia margaret gosha
margaret maggie meg peggy marge greta rita margarida marguerite malgorzata margareta daisy madge margot
maria mary marie mia mariana marysia maryla maricica
mariana marianne mariane maryanne marianna
mark marc marco marcos marek marcus marcin
martha marta marthe matty
martin marty marcin martim martinho martyn
mary maria marie molly polly may mae mariam maryam miriam mair
matilda tilly mattie matilde matylda
matthew matt matty mateus mateusz mathieu matei matheus matias
maximilian max maks maksymilian maxim maxime
megan meg meggie meghan
melanie mel melania
michael mike mick mickey micky miguel michal michel mihai misha mikey
michelle mich shell chelle michaela micaela michele mihaela
miguel michael mike migs
mohammed mo muhammad mohamed mohammad mahomed
monica monika mona monique
natalie nat natalia nathalie natalka tasha
natasha tasha nat natalia
nathaniel nat nathan nate
nicholas nick nicky nico nicolas nicolau mikolaj nicolae nicolai klaus
nicole nicky nicola nikki nikola nicoleta nicol
oliver ollie oli olivier oliwier
olivia liv livvy ollie oliwia livia
patricia pat patsy trish tricia paddy patrycja patrice
patrick pat paddy rick patrique patryk padraig
paul paulo pawel pavel paulie pablo
paula pauline paulina pola
peter pete pierre pedro piotr petru piotrek petre
philip phil pip philippe filipe filip philippa flip
philippa pip pippa phil filipa filippa
rachel rach rae raquel rachela
raymond ray raimundo rajmund
rebecca becky becca bex rebeca rebeka
richard rich rick dick ricky ricardo ryszard rysiek richie
robert rob bob bobby robbie bert roberto robin
ronald ron ronnie ronaldo
rose rosie rosa roza roz rosalina rosemary
samantha sam sammy
samuel sam sammy samuil
sarah sally sara sadie sary
sebastian seb bastian sebastien sebastiao
sean shaun shawn shane john
simon si simao szymon simeon simion
sophie sofia sophia zofia zosia soph fia sofie
stephen steve stevie steven stefan etienne estevao szczepan ste
stephanie steph stefania stephania stefanie estefania
susan sue susie suzie suzanne susana zuzanna zuzia susanna
teresa tess terry tracy therese tereza teresinha theresa
theodore theo ted teddy teodor teodoro
thomas tom tommy tomas tomasz tomek toma thom
timothy tim timmy timoteo tymoteusz
valentina val tina valentine walentyna
veronica ronnie vera weronika veronique vero
victor vic wiktor vitor victorino
victoria vicky tori vic wiktoria vitoria vick
vincent vince vinny vicente wincenty
virginia ginny ginger wirginia
vivian viv vivienne
walter wally walt valter
william will bill billy liam wil willie guilherme guillaume wilhelm
wojciech wojtek voytek adalbert
xavier javier xavi ksawery
yves ivo yvo iwo
zachary zac zach zachariah zacharie
zoe zoey zoie zoja
"""
_FAMILIES: dict[str, set[str]] = {}
for _line in _TABLE.strip().splitlines():
    _name, *_forms = _line.split()
    for _form in (_name, *_forms):
        _FAMILIES.setdefault(_form, set()).add(_name)


def families_of(word: str) -> frozenset[str]:
    """The names that a first name is, or is short for."""
    return frozenset(_FAMILIES.get(word, ()))


def forms() -> dict[str, tuple[str, ...]]:
    """Every name of the table with its other forms."""
    return {line.split()[0]: tuple(line.split()[1:]) for line in _TABLE.strip().splitlines()}
