import type { CalendarTongue } from './foreign-calendar.js';

/** Number words from two on: a word for one is an article as well. Other forms of a number stand beside it with `|`. */
const counted: Readonly<Record<CalendarTongue, string>> = {
  de: 'zwei|zweier drei|dreier vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  fr: 'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize - - - vingt',
  es: 'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte',
  it: 'due tre quattro cinque - sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti',
  pt: 'dois|duas tres quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze dezesseis dezessete dezoito dezenove vinte',
  nl: 'twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig',
  pl: 'dwa|dwie|dwoch|dwom trzy|trzech|trzem cztery|czterech piec|pieciu szesc|szesciu siedem|siedmiu osiem|osmiu dziewiec|dziewieciu dziesiec|dziesieciu jedenascie dwanascie|dwunastu - - pietnascie|pietnastu - - - - dwadziescia|dwudziestu',
};
/** Thirty, forty, ..., ninety, a hundred, a thousand. */
const tens: Readonly<Record<CalendarTongue, string>> = {
  de: 'dreissig vierzig funfzig sechzig siebzig achtzig neunzig hundert tausend',
  fr: 'trente quarante cinquante soixante - - - cent mille',
  es: 'treinta cuarenta cincuenta sesenta setenta ochenta noventa cien|ciento mil',
  it: 'trenta quaranta cinquanta sessanta settanta ottanta novanta cento mille',
  pt: 'trinta quarenta cinquenta|cinquenta sessenta setenta oitenta noventa cem|cento mil',
  nl: 'dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend',
  pl: 'trzydziesci|trzydziestu czterdziesci|czterdziestu piecdziesiat|piecdziesieciu szescdziesiat siedemdziesiat osiemdziesiat dziewiecdziesiat sto|stu tysiac',
};

/** The line in the middle of an oscillator. */
const zeros = ['zero', 'cero', 'nul', 'null', 'nulllinie', 'nullinie', 'zera', 'nullijn'];

const built = new Map<CalendarTongue, ReadonlyMap<string, number>>();

/** What the number words of a language count. */
export function numberWordsOf(tongue: CalendarTongue): ReadonlyMap<string, number> {
  const known = built.get(tongue);
  if (known !== undefined) return known;
  const words = new Map<string, number>();
  const add = (forms: string | undefined, value: number): void => {
    for (const form of forms?.split('|') ?? []) if (form !== '-') words.set(form, value);
  };
  for (const [place, forms] of counted[tongue].split(' ').entries()) add(forms, place + 2);
  for (const [place, forms] of tens[tongue].split(' ').entries())
    add(forms, place < 7 ? 30 + 10 * place : place === 7 ? 100 : 1_000);
  for (const zero of zeros) words.set(zero, 0);
  built.set(tongue, words);
  return words;
}

/** "Uhr": the word behind an hour that makes it a time of day. */
export const clockWords: Readonly<Partial<Record<CalendarTongue, ReadonlySet<string>>>> = {
  de: new Set(['uhr']),
  nl: new Set(['uur', 'u']),
};

/** What stands before an hour of the day: "a las 9", "à 9h", "o godzinie 9"; longest first. */
export const beforeHours: Readonly<Partial<Record<CalendarTongue, readonly (readonly string[])[]>>> = {
  de: [['um']],
  fr: [['a'], ['entre'], ['avant'], ['apres'], ['des'], ['et'], ['de'], ["jusqu'", 'a']],
  es: [['las']],
  it: [['alle'], ['dalle'], ['le']],
  pt: [['as'], ['das'], ['entre'], ['ate'], ['e'], ['apos']],
  nl: [['om']],
  pl: [['godzinie'], ['godz'], ['godz', '.'], ['godziny']],
};

/** Hours written with an `h` behind: "à 9h", "entre 9h00 e 17h30". */
export const hoursWithH: ReadonlySet<CalendarTongue> = new Set(['fr', 'pt', 'es']);
