/** The same for names that came along: spellings of one Arabic, Turkish or Berber name, and short forms of eastern Europe. */
export const givenNamesFromElsewhere = `
mohammed mohamed muhammad mo mohammad muhammed mohamad muhamed mohamad mehmet mehmed moh mahomed momo mamadou muhamad med mhd simo mohamud
ahmed ahmet achmed ahmad achmet amed hamada ahmadou
mahmoud mahmut mahmud mehmood mahmood
mustafa mostafa moustafa mustapha mos mostapha moustapha musti
hamid abdelhamid hamied hamit
youssef yusuf joesoef yousef jusuf yousuf youssouf yoesoef yussuf yusef youcef joussef yosef yousif josef joseph josep yusup
ibrahim brahim ibrahima ebrahim ibo ibrahem abraham brahime
ismail ismael ismaïl esmail smail ishmael esma'il isma
ishaq ishak isaac eshaq
yakup yaqub yacoub jacob yaqoub jakup
musa moussa mousa moses mozes moesa
isa issa aissa eissa iesa
yahya yahia jahja yehia yehya
ali aly alie
hassan hasan hassane hasen
hussein hussain houssein husein huseyin hüseyin hoessein hossein houcine hocine husain
abdullah abdallah abdulah abdellah abdoullah abdoellah abdul abdou
abderrahman abdurrahman abdulrahman abdelrahman abderahman abdirahman
abdelaziz abdulaziz aziz abdoulaziz azize
abdelkader abdulkadir abdelkadir kader kadir abdulkader qader
abdelkarim abdulkarim karim kerim kareem abdelkrim krim
abdelmajid abdulmecit majid mecit abdulmajid madjid
abdelhafid hafid abdulhafiz hafiz
abdellatif latif abdullatif abdelatif
abdeslam abdulsalam abdesselam salam abdulselam
abdelhak abdulhak hak abdelhaq haq
omar umar omer ömer oumar umer oemar
othman osman usman ousmane othmane outhman oosman
khalid halid khaled halit chalid kalid haled
said saïd sait saeed sayeed saied
rachid rashid reşit rasjid rachied resit rasheed
jamal cemal djamal gamal jamaal kemal
kamal kemal kamel kamil
hicham hisham hişam hichem hesham
soufiane sofiane sufyan süfyan soufian sofian sofyan
noureddine nurettin nordin noureddin noordin nuruddin nourdin nureddin nouredine
salaheddine selahattin salah saladin salahuddin
jamaleddine cemalettin
bilal bilel belal billal
hamza hamzah hemza
anas enes anass enis
amin emin amine ameen
tarik tariq tarek tarık
yasin yassin yassine yasine jassin yasseen
yunus younes younus yunes younis jonas younous
ilyas ilias ilyass elias eliyas elyas
zakaria zakariya zekeriya zakarya zachariah zak zakariae
souleymane süleyman suleyman soulaiman sulaiman solomon salomon soleiman suleiman sleiman
dawud davut daoud david dawoud daud
khadija hatice khadidja hadija khadijah chadija kadija kadidja hadidja hadice
fatima fatma fatimah faatima fadma fatoumata fatna fatimata fatime faten fatou fattouma fatouma
fatima-zahra fatimazahra fatimazohra zahra
aicha ayse ayşe aisha aischa aïcha aysha ayesha aiche asha
zaynab zeynep zainab zineb zeinab zenab zayneb zejneb
maryam meryem mariam meriem miriam maria mariem meyrem
amina emine aminah amine aminata mina
khadra hadra
naima naïma nayma
rachida rasjida reşide rashida
saida saïda seyda saeeda
samira semira samirah
nadia nadya nadja nadiya
latifa latife lateefa
malika melike malikah
hafida hafiza hafize hafidha
jamila cemile djamila jamilah gamila
karima kerime kareema
leila leyla layla laila leïla lejla leïlah
nora noura nura noora nour nur
hanan hanane hanan henan
ikram ikrame ikraam
yasmina yasmin yasemin yasmine jasmin jasmijn jasmine yasmien jasmina
salma selma salmah selman
soumaya sümeyye soumia sumaya sumeyye soumaia
hajar hacer hagar hajer
halima halime haleema alima
houria huriye houriya
zohra zehra zahra zuhra zahraa zara
habiba habibe habibah
najat necat nejat nadjat
mehdi mahdi mehdy
mourad murat murad moerad
nabil nebil nabiel
adil adel adile
farid ferit fareed
hakim hakeem abdelhakim hakiem
jalal celal djalal celal
kasim qasim kacem kasem
mansour mansur mansoor
nasser nasir naser abdennasser nasr
ridouan rıdvan redouan redouane ridwan ridvan radouane ridouane
salim selim saliem saleem
sami samy samie
walid velid oualid waleed
yasir yaser yasser yassir
ziad ziyad zied ziyaad
recep rajab redjep
ramazan ramadan ramdan
bekir abubakar aboubakr boubker ebubekir abubakr boubacar
cafer jafar jaafar djafar
hayriye khairia
serife şerife cherifa sharifa
sherif şerif cherif sharif
sukru şükrü shukri choukri
ozgur özgür
katarzyna kasia kaska katarina kate ekaterina catharina
malgorzata gosia margarita malgosia gocha
agnieszka aga agnes agusia
joanna asia aska johanna yoanna ioana
anna ania anka anya anula
ewa ewka eva
magdalena magda madzia lena
aleksandra ola alexandra olka sasza
aleksander olek alexander alek
barbara basia baska
elzbieta ela elisabeth elka elizabeta
krystyna krysia christina
zofia zosia sophia
jadwiga jadzia hedwig
halina hala halinka
danuta danka danusia
teresa terenia renia tereza theresia treesje therese trees resi
zuzanna zuza susanna
dorota dorotka dorothea
beata beatka
jan janek johannes jasiek janusz
jozef józef jozek josephus
krzysztof krzysiek krzys christophorus kris
tomasz tomek thomas
piotr piotrek petrus
pawel paweł pawelek paulus
lukasz łukasz lucas lukaszek
mateusz matek mateo mattheus
michal michał michalek michael misiek
marcin marcinek martinus
grzegorz grzesiek grzes gregorius
wojciech wojtek adalbert
stanislaw stasiek staszek stanislav stan stach
andrzej jedrek andreas andrei andrew andre andries dries andrej andres andrii
jakub kuba jacobus kubus
jerzy jurek georgius
kazimierz kazik casimir
leszek lech
mieczyslaw mietek
ryszard rysiek richard
slawomir slawek
tadeusz tadek
waldemar waldek
wladyslaw wladek ladislau ladislav vladislav
zbigniew zbyszek zbig
zygmunt zygmus sigismund
rafal rafał rafael raphael rafa raf rafi
bartlomiej bartek bartosz bartholomeus
sebastian seba sebastiaan
dariusz darek darius
mariusz mariuszek marius
jaroslaw jarek jaroslav
radoslaw radek
przemyslaw przemek
boguslaw bogus bogdan
dominik domino dominicus
kamil kamilek
ion ionut ionel nelu johannes ioan iancu ionuț
gheorghe george gigi georgel ghita georgius
vasile vasilica lica basilius vasil
constantin costel costica costi dinu constantinus
nicolae nicu nicolaas nelu niculae
stefan ștefan fane stefanel fanel stephanus
mihai mihail mihaita michael misu
alexandru alex sandu alecu alexander
andrei andreas andrea andries
florin florinel florian florea
gabriel gabi gabriele
adrian adi adrianus
cristian cristi christiaan cristinel
daniel dani dan danut
dumitru mitica dimitrie mitu dimitri dmitri dima demetrius
ilie ilija elias iliuta
marian marin marinel
petru petre petrica petrus
radu raducu
traian traianus
viorel vio
elena ileana lenuta nuta helena
ioana ionela johanna oana
maria marioara maricica mioara
ana anca anisoara anna anuta
ekaterina katja katya catharina
mikhail misha michael mihail
ivan vanja vanya johannes
dmitri dima mitja dimitri dmytro dimitar
vladimir vlad vova volodymyr volodja
sergej sergei serhii serge serjoza sergey
aleksej alexei oleksii aljosja alexey
nikolaj kolja nikolai nicolaas mykola nikolay
oleksandr sasja alexander olexandr
natalia natasja natalja nataliya
tatjana tanja tatiana tanya tetiana
svetlana sveta svitlana
olga olja olha
irina ira iryna irena irene
georgi gosho georgius joro
ivaylo ivo
dimitar mitko dimitri
stoyan stojan
`;
