import { type Random, Weighted } from '../random.ts';
import { type Culture, words } from './cultures.ts';
import { madeWord } from './syllables.ts';

export type Sex = 'm' | 'f';

type GivenName = {
  readonly name: string;
  readonly weight: number;
  readonly peak: number;
  readonly spread: number;
};

/*
 * name:weight:year of most use:years around it. Weights and years are estimates of ours; official names (Johannes) stand
 * beside the short ones that parents gave later (Jan, Sem).
 */
const dutchNames: Readonly<Record<Sex, string>> = {
  m: `
  Johannes:30:1938:25 Jan:14:1945:25 Cornelis:18:1938:25 Hendrik:17:1938:25 Willem:14:1942:28 Pieter:10:1945:28
  Gerrit:9:1938:22 Jacobus:8:1936:22 Petrus:8:1938:20 Adrianus:7:1936:20 Antonius:7:1940:20 Wilhelmus:8:1940:20
  Franciscus:5:1942:20 Theodorus:4:1940:20 Dirk:6:1948:28 Klaas:4:1944:22 Arie:4:1942:20 Jacob:5:1940:25 Albert:4:1942:22
  Gerardus:5:1940:20 Martinus:4:1942:20 Leendert:2:1938:20 Teunis:2:1938:20 Harm:2:1944:22 Berend:2:1940:22 Roelof:2:1942:22
  Robert:8:1962:16 Peter:8:1960:16 Paul:5:1960:16 Erik:6:1966:14 Marcel:6:1968:10 Ronald:6:1965:11 Hans:4:1958:12 Henk:4:1955:13
  Rob:3:1961:12 John:5:1964:13 Richard:5:1967:12 Frank:5:1966:14 Edwin:4:1970:8 Patrick:5:1973:10 Dennis:6:1976:9 Jeroen:7:1974:9
  Martijn:5:1976:8 Michel:4:1971:9 Sander:4:1977:9 Bas:4:1981:12 Mark:6:1973:12 Marco:5:1972:10 Arjan:3:1974:8 Remco:3:1975:8
  Wouter:3:1981:12 Jeffrey:4:1986:8 Kevin:6:1990:8 Rick:5:1989:9 Tim:6:1993:11 Thomas:8:1995:14 Niels:4:1987:10 Stefan:4:1982:10
  Bart:4:1984:13 Joost:2:1982:12 Koen:3:1989:10 Maarten:3:1983:10 Tom:5:1992:11 Nick:4:1992:8 Mike:4:1991:8 Robin:4:1994:9
  Jasper:4:1994:10 Max:4:2000:11 Lars:5:1999:10 Daan:7:2004:9 Sem:6:2007:9 Bram:5:2008:9 Thijs:6:2003:9 Luuk:4:2005:8 Ruben:5:2002:9
  Jesse:5:2004:9 Stijn:5:2004:9 Finn:4:2010:8 Levi:4:2012:8 Milan:4:2010:8 Lucas:6:2009:10 Noah:6:2014:8 Luca:3:2015:7 Mees:4:2014:8
  Gijs:3:2010:11 Julian:3:2007:9 Tijn:2:2010:7 Jayden:3:2012:6 Sven:3:1998:9 Floris:2:1999:12 Siem:2:2015:6 Boaz:1:2014:7 Wessel:1:2001:11
  Sjoerd:2:1980:20 Wiebe:1:1955:25 Jelle:3:1996:12 Douwe:1:1960:30 Hidde:2:2005:10 Jurre:1:2007:8 Tjeerd:1:1958:20 Ruud:3:1963:12 Twan:2:1986:12`,
  f: `
  Maria:34:1940:26 Johanna:22:1938:25 Anna:16:1938:30 Cornelia:14:1936:22 Elisabeth:10:1942:25 Wilhelmina:10:1936:18
  Catharina:9:1938:22 Hendrika:8:1936:20 Adriana:7:1938:20 Jacoba:6:1938:20 Margaretha:6:1942:22 Petronella:5:1938:18
  Geertruida:5:1938:18 Grietje:3:1938:20 Trijntje:2:1938:20 Aaltje:3:1938:20 Jantje:3:1938:20 Neeltje:2:1938:20 Antje:2:1940:20
  Gerarda:2:1940:16 Theodora:2:1940:16 Francisca:3:1942:18 Helena:4:1944:22 Alida:3:1938:18 Jannetje:3:1936:18 Pietertje:1:1936:16
  Monique:6:1967:10 Ingrid:5:1964:10 Petra:5:1964:10 Marjan:3:1957:11 Yvonne:4:1961:11 Anita:4:1965:9 Karin:5:1966:9 Saskia:4:1968:9
  Sandra:5:1971:9 Esther:5:1973:10 Linda:6:1975:10 Ellen:4:1963:12 Marianne:4:1956:11 Annemarie:3:1963:13 Astrid:3:1967:9 Wendy:4:1974:8
  Mirjam:3:1970:10 Patricia:4:1972:10 Daniëlle:4:1976:9 Miranda:4:1973:8 Chantal:4:1976:9 Nicole:5:1974:9 Kim:5:1985:11 Marloes:3:1981:9
  Marieke:4:1981:9 Femke:4:1985:11 Sanne:6:1992:10 Laura:6:1993:11 Lisa:6:1995:11 Anouk:4:1996:10 Iris:4:1994:12 Eline:3:1993:11
  Lotte:5:1999:10 Melissa:4:1989:9 Manon:3:1990:10 Michelle:4:1992:9 Kelly:3:1989:8 Naomi:3:1996:10 Anne:5:1996:13 Emma:8:2003:11
  Sophie:7:2004:11 Julia:6:2006:10 Eva:6:2004:11 Fleur:4:2003:10 Roos:3:2003:10 Isa:4:2007:8 Noa:4:2007:9 Lieke:4:2006:8 Fenna:3:2010:9
  Saar:3:2012:8 Tess:5:2010:9 Zoë:4:2010:9 Mila:5:2013:8 Sara:5:2008:11 Nora:3:2014:8 Evi:3:2013:7 Lynn:3:2009:7 Liv:3:2013:8 Olivia:3:2013:7
  Anna-Maria:1:1950:25 Elin:2:2015:7 Noor:3:2011:9 Sofie:3:2006:11 Yara:2:2013:8 Floor:2:2003:11 Jasmijn:3:2006:9 Maud:3:2007:10 Loes:2:1984:16
  Tjitske:1:1962:25 Froukje:1:1958:22 Hiltje:1:1945:20 Nynke:1:1983:14 Jeltje:1:1945:20 Wietske:1:1970:20 Janneke:3:1979:11 Hanneke:3:1968:14`,
};

const elsewhere: Readonly<Record<Exclude<Culture, 'dutch'>, Readonly<Record<Sex, string>>>> = {
  turkish: {
    m: 'Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Murat Yusuf Ömer Emre Burak Fatih Serkan Kemal Orhan Hakan Osman Enes Kerem',
    f: 'Fatma Ayşe Emine Hatice Zeynep Elif Meryem Sevgi Gül Yasemin Esra Büşra Merve Songül Derya Selma Hülya Aylin Nur Özlem',
  },
  moroccan: {
    m: 'Mohamed Ahmed Hassan Rachid Said Youssef Hamza Bilal Ayoub Karim Abdelkader Mustapha Nordin Soufiane Ilias Anouar Khalid Omar Jamal Zakaria',
    f: 'Fatima Naima Khadija Samira Malika Hanan Nadia Salma Loubna Ikram Karima Rachida Latifa Najat Soumaya Imane Hafsa Amina Yasmina Chaima',
  },
  surinamese: {
    m: 'Radjesh Anil Soerin Ramon Dino Orlando Glenn Henri Romeo Vijay Winston Ashwin Ravi Kenneth Edgar Clyde Dharm Jerrel Rishi Furgill',
    f: 'Shanti Asha Sabitrie Indra Sharda Cheryl Muriel Joyce Gladys Astra Rinia Chandra Nisha Radha Priya Mavis Urmie Soraya Jennifer Devika',
  },
  polish: {
    m: 'Piotr Krzysztof Andrzej Tomasz Paweł Marcin Michał Marek Grzegorz Łukasz Adam Jakub Mateusz Kamil Dawid Rafał Wojciech Bartosz Szymon Filip',
    f: 'Agnieszka Katarzyna Małgorzata Ewa Magdalena Joanna Monika Aleksandra Beata Dorota Karolina Natalia Paulina Justyna Zofia Kinga Iwona Oliwia Hanna Weronika',
  },
  arabic: {
    m: 'Mohammad Ahmad Khaled Abdullah Mahmoud Omar Yousef Hussein Ibrahim Samer Bashar Tarek Ammar Nasser Faisal Walid Anas Firas Haidar Mustafa',
    f: 'Amal Rania Nour Huda Maryam Layla Zainab Hiba Rasha Dina Sahar Abir Lina Suad Wafa Noor Aisha Rana Samar Yasmin',
  },
  other: {
    m: 'Andreas Giovanni Carlos João Wei Duc Ivan Sergei David Daniel Christian Luis Antonio Minh Kwame Samuel Emmanuel Alexandru Georgi Marius',
    f: 'Angela Giulia Carmen Ana Li Thuy Olga Natalya Sarah Christina Elena Rosa Beatriz Linh Ama Grace Blessing Ioana Petya Claudia',
  },
};

function readDutch(text: string): GivenName[] {
  return words(text).map((entry) => {
    const [name = '', weight, peak, spread] = entry.split(':');
    return { name, weight: Number(weight), peak: Number(peak), spread: Number(spread) };
  });
}

const dutch = { m: readDutch(dutchNames.m), f: readDutch(dutchNames.f) };

const oldestYear = 1920;
const youngestYear = 2024;
const yearsPerStep = 5;

const use = ({ weight, peak, spread }: GivenName, year: number): number =>
  weight * (0.02 + Math.exp(-0.5 * ((year - peak) / spread) ** 2));

/** For each five years what was given how often. */
const dutchChoices: Readonly<Record<Sex, readonly Weighted<string>[]>> = {
  m: choicesOf(dutch.m),
  f: choicesOf(dutch.f),
};

function choicesOf(names: readonly GivenName[]): Weighted<string>[] {
  const steps = Math.ceil((youngestYear - oldestYear) / yearsPerStep) + 1;
  return Array.from({ length: steps }, (_, step) => {
    const year = oldestYear + step * yearsPerStep;
    return new Weighted(names.map((each): [string, number] => [each.name, use(each, year)]));
  });
}

const elsewhereNames = Object.fromEntries(
  Object.entries(elsewhere).map(([culture, { m, f }]) => [culture, { m: words(m), f: words(f) }]),
) as Record<Exclude<Culture, 'dutch'>, Record<Sex, readonly string[]>>;

/** A given name as somebody of that year and origin has. One in thirty has a rare one. */
export function givenName(culture: Culture, sex: Sex, year: number, random: Random): string {
  if (random.chance(0.035)) return madeWord(random.rank(20_000), sex === 'f' ? 'given-f' : 'given-m');
  if (culture !== 'dutch') {
    const names = elsewhereNames[culture][sex];
    return names[random.rank(names.length)] ?? '';
  }
  const step = Math.round((Math.max(oldestYear, Math.min(youngestYear, year)) - oldestYear) / yearsPerStep);
  return dutchChoices[sex][step]?.choose(random) ?? '';
}
