/**
 * Names that one person may go by in the Netherlands: the name in the register, its short forms and spellings. One family a
 * line; a short form that belongs to more than one stands in each.
 */
export const dutchGivenNames = `
johannes johan jan hans hannes joop jo johannus jannes jantje jannie hanno han jean john johnny sjon juan giovanni ivan yohannes joh jans
johanna jo joke hanna hannah anneke annie jannie jantje janna hanneke hansje jans jopie sjaan johannah jenny joany janny hannie
jan janus adrianus ad adri arjan arie adriaan ariaan adriaen aart adrie arjen jaan aad
adriana adrie ria jaantje ad arja adri sjaan jana adrianne adrienne
willem wim willy bill pim wil guillaume wilhelm wilhelmus willie will william liam wilh helm
wilhelmina willemina mien mina minie mia willy wil willie wilma helma helmie mieke willemijn wilhelmien miep minnie willemien
cornelis kees cor corneel neel cees cornelius nelis krelis corn nelus
cornelia cor corrie neeltje nel nellie cokkie corry cora nelly kea coby lia ria
elisabeth elizabeth lies els bets betsy liesbeth betje beth elly ellie elsje lisa liza lisette bep beppie bettie betty lijsbeth liesje elise ella elze elsa elis sabet lize ilse babette ellis
maria marie ria mia marieke mieke marijke riet mies miep mary mari marietje rie marja marike maryam miriam meryem mariam meriem mariem marian marjan
anna anne annie ans anneke annet annette an antje anja ann anny hanna ania anya anke aneta ana
catharina katharina cato trijntje trien tine toos tineke to rina katrien karin catherine katrijn carine kaat toosje tinie trijn ina rini ka kate karen katja catrien catarina cath katarzyna kasia ekaterina
hendrik henk henri hein harry rik hendrikus henricus henrik hans heinrich henry driek hendr hendericus hennie henny enrique enrico heiko
hendrika hendrikje henny hennie rika riek riekie henrica henriette jet jetje drika rieka dika
petrus piet peter pieter pier pete pjotr pedro pierre piotr peer petro petar perry pietje
petronella nel petra nelly pietje nella piet pieternella petra ella elly pieternel
jacobus jacob jaap koos jaco jacques coos sjaak jack jakob co ko cobus koosje coby jim james jakub jac yakup yaqub yakub giacomo jacco
jacoba coby co ko coba koosje cobie jacomina mina jaapje jacqueline
gerardus gerard gerrit geert gerhard ger gé ge gerhardus gerardo gert gerd gerit gerben
gerarda gerda gerritje gerdina gerry ger gerarda grada gera geertje
geertruida truus geertje trudy truida gerda geertrui truusje trui trudie trude gertrude gertrud toos tru
theodorus theo dorus thé dirk ted teun teo feodor fyodor theodoor todor th
theodora dora thea doortje door dorien doris dorothea thea dorthe teodora
antonius anton ton toon antoon tonnie teun antonie antonio anthonie anthonius toni tony anthony twan teunis theunis tonny antoine ant antoni
antonia toos tonny tonia antoinette toni toinette ton antje netty nettie teuntje
franciscus frans frank francis frens cis franciscus franz francesco francisco franciskus fr franck françois franky frenk sus
francisca cisca frans fransje francien francisca ciska francina sien cis sientje françoise franca
johannes jochem joachim jochen jochum chiem
nicolaas klaas nico nicolas nikolaas nick nicolaus niek klaus nikolai nikolaj nicky nicolae nikola claas colin
martinus martin tinus rien marten maarten rinus martijn mart tien martien marinus marten martino merten martinho marcin
martina tina martine tineke martha mart tini martijntje
marinus rinus rien marien marijn marino
bernardus bernard ben bert bernd barend bennie benno bernhard bernardo berend nardus bernhardus berry
bernardina dina bernadette dien diny berdien berna berendina
albertus albert bert ab appie bertus al alberto bertje albertinus alb elbert albrecht
alberta bertha bep berta albertina bertie tina
lambertus lambert bert bertus lammert lam lammer
hubertus hubert huub bert huib hub bertus hubrecht huibert huig
robertus robert rob bob bert robbert robin roberto bobby robby bobbie
egbertus egbert bert ebbe
gijsbertus gijsbert gijs bert bertus gijsbrecht ghijs
engelbertus engelbert bert engel
wilhelmus willem wim mus helmus
christiaan chris christianus christian kris chrisje krijn christiaen chr chretien karst karsten
christina christine chris tina stien tineke stina kristel christel chrisje kristin kristina stientje krystyna christa christien
christophorus christoffel chris stoffel christof krzysztof christopher kristof
alexander alex lex sander xander aleksander sandro alexandru aleks sasja sascha sasha aleksandr iskender alejandro alessandro alexandre skander sandor
alexandra sandra alex lexie sandy aleksandra ola xandra alejandra saskia
matthijs mathijs thijs matthias ties matheus mattheus mathieu matthew matt mattias tijs mats matti mateusz matteo matheus thieu theeuwes mathew
leonardus leo leonard lennart leen len lenard leendert lenny leon leonardo
leendert leen lennert lenard leonard
laurentius laurens lau lars rens laurent lorenzo lourens lorens louwrens lauran laurence
ludovicus lodewijk louis lou loek lode luuk ludwig luis luigi lewis louwie ludo luc
louisa louise loes wies lou louisje lowise luisa luise
josephus jos josef joseph jozef joop jef sjef joost seph jose josip giuseppe józef yusuf jo josep sef zef youssef
josephina josefien fien josefine jo josje fientje joos josée josephine josefa fina jose
jodocus joost joos jos
michael michiel mike michel chiel michaël giel mick micha mikael michal mihai miguel mikhail mikail mihail machiel misha
bartholomeus bart bartel bartje mees bartho meeuwis bartolomeo bartlomiej bartosz
paulus paul pauw pol pauli pavel pawel pablo paolo povel paulo
paulina pauline lien paula paulien line
rudolf ruud rudi roel rolf rudolph dolf rudy ruudje ruth roelof raoul
adolf dolf ad adolfus
roelof roel roelf rudolf loef
roelofje roeltje roelie roel
dirk dick diederik dik durk derk dries dirck didi
hermanus herman harm herm maan manus harmen hermen armand harry har hermannus germán hermann
hermina mina hermien miep harmina mien hermine harmke
everardus evert everhard eef evertje ewout
ferdinand ferry nand ferdinandus ferdi fernando fer nando
fredericus frederik fred frits freek fedde frederick freddy fries federico frederic fritz frerik frederikus friedrich
frederika freddie rika frieda fredrika fré ricka frederike
georgius george joris sjors georg jurgen jorg jorgen jurriaan jorge yorgos gheorghe george jerzy jurek gjorgi youri juri
gregorius gregor gré greg gregoor grzegorz joris grigore
ignatius ignaas naas ignace nacio
johanna maria hanneke marianne
margaretha margriet greet griet gretha grietje greetje margreet marga margot rita marguerite magriet gre marg margaret margarita peggy gerritje mar greta malgorzata gosia
magdalena leen magda leni lena lenie madeleine magdalene marleen madelon madalina
helena leen leni lena heleen ellen lenie helen elena helene ilona jelena lenka hella alena olena
aleida aleid alie ali alida aaltje lida alies ada aal aleyda adelheid leida alijda
alida lida ali alie aly lies
adelheid heidi adele ada alette aleida
wijnand wijnandus wim wynand
arnoldus arnold nol arno noud aart aernout arnaud aarnout ad arie noldus
arend aart arent arnoud arie
everdina dina dien eef everdien diny eefje
gerharda gerda hardy
gezina gesina sien zina gesien sina
klazina klaasje sien klasina ina klazien
jannetje jannie jantje net jans janneke jannigje nettie
pieternella nel nelleke pietje
neeltje nel nelly neel nele
aagje agatha aafje agaat agathe agata
agnes agnieszka neske agnesa nes ina
barbara babs bar basia baar baartje barbera varvara
sebastiaan bas bastiaan sebastian seb basten sebas bastian sebastianus basti
benjamin ben benno benny bennie benja bünyamin bunyamin
daniel daan dan danny danilo daniël danny danijel danil danyal daniels
daniella daniëlle danielle danny dani daniela
david dave davy daaf davey daoud davut davide dawid daud
dominicus dominique domien minus dominik dominic nico
eduard ed eddy edward edouard edde edwardus eddie edo edu eduardo edzard ward
eleonora nora ellen eleonore noor ella elly leonora lore
emilia emmy emma emilie milly mila mia em
emanuel manuel emmanuel manus manu eman
gabriel gabriël gab gabe gaby gabor gavriil cebrail
gabriella gaby gabi gabrielle ella gabriela
gerbrand gerben gerbrandus brand
ysbrand ijsbrand brand ijs isbrand ysbrandus
isaac isaäc izaak ies saak sjaak isaak ishaq ishak
abraham bram ab abram brammetje ibrahim ebrahim brahim ibrahima bra ibrahem avraham
simon siem sijmen symen simeon siemen szymon sem simone
stephanus stefan steven stef stephan stijn stephen steve etienne esteban szczepan stevan stefanus stephane stefano ștefan
stephania stefanie stephanie steffie stef fanny stefania
thomas tom tommy tomas tomasz maas thom tommie tomaso toma
timotheus tim timo timothy timmie
tobias tob toby tobie
valentinus valentijn val tijn valentin velten
vincentius vincent vin cent vince vincenzo vicente sent
victor vic viktor fik victorius
zacharias zach zacharia zeger zakaria zekeriya zakariya zakariyya
wouter walter wolter wout wouterus gualtherus wally walther woutje
hugo huug huig hugh haug ugo
jeroen hiëronymus hieronymus roen jerome ronny geronimo
ronald ron ronnie roland ronny reinoud roel
reinier rein reijer reyer reinerus rainer rene reinder reindert
reinier renier nier rien
renatus rené rene ren
renata renate renée renee
richard rick ries rijk ricardo rikkert ritchie riccardo ricky rich ryszard
patricius patrick pat rick patrik paddy
patricia pat trish tries patries patty petries
pancratius pancras kras pang
quirinus krijn quirijn rinus crijn
servatius servaas vaas fas faas
silvester sil silvesterus sylvester vester
bonifatius boni faas bonifacius
bonaventura bon ventura
caecilia cecilia cile cecile silke ceciel cilia celia cil
carolus karel carel charles karl carl carlos carlo charly sjarel charlie karol carol
carolina lien caroline carolien karolien karola carla lina lientje carolina
charlotte lotte lot lotje carlotta charlot sjarlotte
clara klaartje claartje klara claire clara klaar chiara
claudius claude claudio klaudiusz
conradus koenraad koen coen coenraad konrad conrad kunz
constantinus constant stan constantijn tijn konstantin constantin kostas
dorothea dora thea doortje dorien dorothé dorothy dorothee doroteia dorota
desideria desiree
egidius gilles gillis egied egidius giel
eliza elias elie elia ilyas elijah ilias ilyass eliasz
esther ester hester es hetty essie
eva eef eefje evi ewa eve eveline evelien hava havva hawa
eveline evelien evelyn eef eline lien
ernestus ernst ernest erno ernesto
eugenius eugene eugeen geen evgeni eugen jevgeni
florentius floris florent flor florens rens florian
gustaaf guus gustav gustavus gust staf gustave august augustinus
augustinus guus august gust stinus augustijn agustin augustin gus
guido gui guy wiede wido
hilda hildegard hilde hil hildegonda gonda hilly
ida ida iet ietje yda
irma irmgard irmtraud
johanneke hanneke anneke
judith juut judit jut juud
julius juul jules julian juliaan julien jul
juliana julia juul jul juliane juliette ju
justinus just justin justus
katrijn trijn rijn katrijntje
lidwina lidy lidwien lida ludwina wina wien
lucas luuk luc lukas luke luca luk lukasz louk
lucia lucie luus luce lucy lucienne luzia
marcus mark marc marco marek markus marcel mar marko marcelo
marcellus marcel marcelo cel marceli
marianne jannie marian marjan rianne janne marijan ria mariana marjanne
mathilda tilly til mathilde thilda hilda machteld tila
machteld mathilde mach
maximiliaan max maxim maximilian maximilien maksim maksym
mauritius maurits mau maurice mourits mauritz
monica monique mo moon monika
nathalia natalie nathalie nat natasja natalia natasha talia
oscar os oskar okkie
otto ot otte okke
rebecca becky rebekka bekkie reb
rosalia roos rosa rose rosalie roza roosje rosita
regina gina ina regien rege
samuel sam samuël sammy sem sammie samy samuil
sara sarah saar saartje sare sarina zara zahra
sophia sofie sophie fie fieke sofia fia zofia soof fietje zosia
susanna suus suze suzanne susan sanne san zuzanna susanne sjaan suzan zus
saskia sas kia
swaantje swanie swaan
tjeerd sjoerd tjaard tjerk
sjoerd siewert sjurd sjoert
taco take tako
ursula uschi ursel orsel sula
veronica vroon vera veronique roni weronika
vera veerle veer veronica wiera
vrouwke froukje fokje froukje
wendelina wendy lina dela wendela linie
wiebe wiebren wybe wieb
yvonne ivonne von vonne
yvette ivette
zwaantje zwanie zwaan
bouke bauke bouwe
douwe douwinus douw
fokke folkert fokko volkert
jelle jelte jel
jetske jetje jets
sietske siets sietje
sietse sytse sietze sybe
wietske wiets
ytje iet ietje
annigje annie ans anna
aaltje alie aal ali aleida
hilletje hil hilda
marrigje marie marrie ria
mechteld mechtild machteld tilly
`;
