/** The same for names given since the sixties, with their spellings and short forms. */
export const givenNamesToday = `
erik eric erick erich
dennis denis denny
kevin kevyn kev
jeffrey geoffrey jeffry jeff jef
wesley wesly wes
bryan brian bryan briant
jordy jordi yordi
dylan dillan dilan
rowan rowen
sven swen
nigel niguel
raymond ray remon ramon raimond
marvin mervin marwin
melvin mel melvyn
mitchel mitchell mitch
roy roi
rodney rod
stanley stan
jason jayson jay
justin justen
remco remko
marco marko
jasper kasper casper gaspar jesper
niels nils neels
lennard lenard lennart
luc luuk luke
thijmen tijmen tymen timen
jayden jaden jaiden
linda lynda lin
kimberly kimberley kim kimmy
jessica jesica jes jessie
melissa melisa mel
samantha sam samanta
nicole nicolle nicky nicolette colette
jacqueline jaqueline jacky jackie sjaklien
chantal sjantal chantalle shantal
sylvia silvia sylvie silvie
bianca bianka
sharon sharona
denise denice
diana dian diane dianne
brigitte birgit bridget brigit gitte
angela angelique angel angelina angeline
priscilla prisca pricilla cilla
ingrid inge inger
femke femmy femmie
yvonne ivonne
marloes loes marlous
annelies annelise lies anneliese
annemarie anne-marie annemarieke ans marie
annemieke annemiek mieke miek
marjolein marjolijn jolein jolijn
jolanda yolanda jolande joland
manon manou
fleur floor flora fleurtje
floor floortje florentine
kirsten kirstin kirsty
lotte lot lotje liselotte
maaike maike mayke
marleen marlene leen marlena
mirjam miriam mir mirthe
myrthe mirthe myrte mirte
nienke nynke
renske rens
sabine sabina bine
sandra alexandra
tamara tamar mara
wendy wendela
wieteke wietske
`;
