import { Random, scramble, Weighted } from '../random.ts';
import { type Culture, words } from './cultures.ts';
import { madeWord } from './syllables.ts';

export type FamilyName = { readonly prefix: string; readonly name: string };

/** The usual Dutch names with an estimate of how many per ten thousand have them; _ stands for a space. */
const usual = `
  de_Jong:50 Jansen:44 de_Vries:42 van_den_Berg:35 van_de_Berg:2 Bakker:33 van_Dijk:33 Visser:29 Janssen:31 Smit:26 Meijer:23
  Meyer:4 Meier:1 de_Boer:23 Mulder:22 de_Groot:21 Bos:20 Vos:18 Peters:18 Hendriks:17 van_Leeuwen:16 Dekker:16 Brouwer:15
  de_Wit:14 Dijkstra:14 Smits:13 de_Graaf:12 van_der_Meer:12 van_der_Linden:11 Kok:11 Jacobs:11 de_Haan:11 Vermeulen:10
  van_den_Heuvel:10 van_der_Veen:10 van_den_Broek:10 de_Bruijn:9 de_Bruin:6 van_der_Heijden:9 van_der_Heyden:1 Schouten:9
  van_Beek:9 Willems:9 van_Vliet:8 van_de_Ven:8 Hoekstra:8 Maas:8 Verhoeven:8 Koster:8 van_Dam:8 van_der_Wal:7 Prins:7
  Blom:7 Huisman:7 Peeters:7 Kuipers:7 van_Veen:7 van_Dongen:6 Veenstra:6 Kramer:6 van_den_Bosch:6 van_der_Meulen:6
  Mol:5 Zwart:5 van_der_Laan:5 Martens:5 van_de_Pol:5 Postma:5 Tromp:5 Borst:4 Boonstra:4 van_Loon:4 Jonker:4 Post:4 Bosman:4
  Gerritsen:5 van_Doorn:4 Scholten:5 van_Wijk:5 Kuiper:5 Bosch:5 Timmermans:4 Groen:4 Koning:4 van_der_Velde:4 Hermans:4
  Evers:4 Wolters:4 van_der_Horst:4 Molenaar:4 van_Rijn:3 van_Es:3 Kooij:2 Kooi:2 van_der_Ploeg:3 Hofman:3 Hoffman:2 Sanders:4
  de_Lange:4 de_Jonge:4 de_Leeuw:3 van_'t_Hof:2 van_'t_Hoff:1 in_'t_Veld:2 ter_Horst:2 ten_Brink:2 op_den_Camp:1 Driessen:4
  Wiersma:3 Bouma:3 Kuijpers:4 Schipper:3 Schippers:3 van_Vuuren:2 Verbeek:4 Lammers:4 Dijkman:3 Kok:2 Koopman:3 Koopmans:3
  de_Ruiter:3 van_der_Pol:3 Pol:1 Thijssen:3 Tijssen:1 Claassen:2 Klaassen:3 Nijhuis:3 Wessels:3 Wesselink:1 Vink:4 Snijders:4
  van_Houten:2 van_Herwijnen:1 Hoogland:2 Bijl:1 Buijs:3 Buis:1 Haverkamp:2 Slagter:1 Zijlstra:4 Feenstra:2 Sijtsma:1 Reitsma:2
  Terpstra:2 Boersma:4 Bosma:4 Hofstra:2 Douma:2 Wijnia:1 Elzinga:2 Huizinga:3 Dijksterhuis:1 van_Oosten:2 Oostra:1`;

const elsewhere: Readonly<Record<Exclude<Culture, 'dutch'>, readonly string[]>> = {
  turkish: words(
    'Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Polat',
  ),
  moroccan: words(
    'El_Idrissi El_Amrani Bouzid Ben_Ali Aït_Said El_Khattabi Haddou Bakkali El_Mansouri Azzouzi Chaoui Amrani Ouali Hamdaoui El_Yousfi Benali Saidi Akkaya Ziani Boutaher',
  ).map((name) => name.replaceAll('_', ' ')),
  surinamese: words(
    'Singh Ramdin Mohan Kalloe Ramlal Jagroep Bhagwandin Soekhoe Gangaram Panday Pinas Wijngaarde Blokland Tjin Landveld Biharie Autar Mangal Nanhoe Doekhi',
  ),
  polish: words(
    'Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Mazur Jankowski Krawczyk Piotrowski Grabowski Pawłowski Michalski Król',
  ),
  arabic: words(
    'Ali Ahmed Mohammed Hassan Hussein Ibrahim Al_Hassan Khalil Mahmoud Saleh Al_Ahmad Hamad Omar Abdi Yusuf Osman Haji Nasser Al_Jabouri Darwish',
  ).map((name) => name.replaceAll('_', ' ')),
  other: words(
    'Müller Schmidt Rossi Silva Santos Nguyen Tran Chen Wang Ivanov Petrov Popescu García Fernández Mensah Owusu Okafor Brown Johnson Dimitrov',
  ),
};

const usualChoice = new Weighted(
  words(usual).map((entry): [FamilyName, number] => {
    const [text = '', weight] = entry.split(':');
    const parts = text.split('_');
    return [{ prefix: parts.slice(0, -1).join(' '), name: parts.at(-1) ?? '' }, Number(weight)];
  }),
);

const prefixes = new Weighted([
  ['van', 40],
  ['de', 16],
  ['van der', 22],
  ['van de', 9],
  ['van den', 10],
  ['ter', 3],
  ['ten', 3],
  ["van 't", 2],
  ['op de', 1],
  ['in de', 0.5],
  ['uit den', 0.5],
]);

/** Beyond the usual names there are many, most of them with few bearers. */
const usualShare = 0.34;
const knownNames = 6_000;
const rareNames = 400_000;

/** Numbers of rare names: some that each town knows, and an endless tail. */
function rareNumber(random: Random): number {
  if (random.chance(0.38)) return Math.floor(150 * (knownNames / 150 + 1) ** random.next() - 150);
  return knownNames + Math.floor(rareNames * random.next() ** 2);
}

function rareName(random: Random): FamilyName {
  const number = rareNumber(random);
  // Whether a name has a prefix belongs to the name, so that its bearers agree.
  if (number % 10 >= 3) return { prefix: '', name: madeWord(number, 'family') };
  return { prefix: prefixes.choose(new Random(scramble(number))), name: madeWord(number, 'place') };
}

export function familyName(culture: Culture, random: Random): FamilyName {
  if (culture === 'dutch') return random.chance(usualShare) ? usualChoice.choose(random) : rareName(random);
  const names = elsewhere[culture];
  if (random.chance(0.4)) return { prefix: '', name: names[random.rank(names.length)] ?? '' };
  return { prefix: '', name: madeWord(random.rank(30_000), culture) };
}
