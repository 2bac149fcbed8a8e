import type { Meaning } from './meaning.js';
import type { PhraseTable } from './phrase-tree.js';

/** How a language tells days, weeks and months; patterns as in `expandPattern`, words without accents, as the scanner folds them. */
interface Calendar {
  /** Words that may stand before a day of the week: every, on. */
  readonly on: string;
  /** Monday to Sunday. */
  readonly days: readonly string[];
  /** First to fourth, in every form that stands before a day. */
  readonly ordinals: readonly string[];
  /** The last of its kind in a month. */
  readonly last: string;
  /** What may follow `the first Monday` and `the 15th`. */
  readonly ofMonth: readonly string[];
  /** What stands before the number of a day, and what may follow the number itself. */
  readonly date: { readonly before: readonly string[]; readonly behind: readonly string[] };
  readonly every: Readonly<Record<'day' | 'week' | 'month' | 'quarter' | 'year', readonly string[]>>;
  readonly monthStart: readonly string[];
  readonly monthEnd: readonly string[];
  /** Monday to Friday, Saturday and Sunday. */
  readonly workdays: readonly string[];
  readonly weekend: readonly string[];
}

export type CalendarTongue = 'de' | 'fr' | 'es' | 'it' | 'pt' | 'nl' | 'pl';

const calendars: Readonly<Record<CalendarTongue, Calendar>> = {
  de: {
    on: 'jeden|jedem|am|immer',
    days: [
      'montag|montags',
      'dienstag|dienstags',
      'mittwoch|mittwochs',
      'donnerstag|donnerstags',
      'freitag|freitags',
      'samstag|samstags|sonnabend',
      'sonntag|sonntags',
    ],
    last: 'letzten|letzter',
    ordinals: ['ersten|erster|1.', 'zweiten|zweiter', 'dritten|dritter', 'vierten|vierter'],
    ofMonth: ['im|des|jeden|jedes|pro monat|monats', 'eines jeden|jedes monats'],
    date: { before: ['am|jeden|zum'], behind: ['. '] },
    every: {
      day: ['jeden tag', 'pro|am tag'],
      week: ['jede|pro woche', 'einmal pro|die woche'],
      month: ['jeden|pro|im monat', 'einmal im|pro monat', 'monatlich'],
      quarter: ['jedes|pro quartal', 'quartalsweise'],
      year: ['jedes|pro|im jahr', 'jahrlich'],
    },
    monthStart: [
      'monatsanfang|monatsbeginn',
      'ersten tag|handelstag? des|im? monats|monat',
      'jeden? ersten des monats',
      'ersten jeden|jedes|eines monats',
      'anfang|beginn des|jeden monats',
    ],
    monthEnd: [
      'monatsende|ultimo',
      'ende des|jeden|jedes monats',
      'letzten tag|handelstag des|im monats|monat',
    ],
    workdays: ['werktags|wochentags', 'an werktagen|wochentagen'],
    weekend: ['wochenende|wochenenden'],
  },
  fr: {
    on: 'chaque|le|les|tous',
    days: [
      'lundi|lundis',
      'mardi|mardis',
      'mercredi|mercredis',
      'jeudi|jeudis',
      'vendredi|vendredis',
      'samedi|samedis',
      'dimanche|dimanches',
    ],
    last: 'dernier',
    ordinals: ['premier|premiers|1er', 'deuxieme|second|2eme', 'troisieme|3eme', 'quatrieme|4eme'],
    ofMonth: ['du mois', 'de chaque mois', 'par mois'],
    date: { before: ['le', 'tous les'], behind: ['er', ''] },
    every: {
      day: ['chaque|par jour', 'tous les? jours'],
      week: ['chaque|par semaine', 'toutes les? semaines'],
      month: ['chaque|par mois', 'tous les? mois', 'mensuellement'],
      quarter: ['chaque|par trimestre', 'tous les? trimestres'],
      year: ['chaque annee', 'par an', 'tous les? ans'],
    },
    monthStart: [
      'premier du|de mois',
      'premier de chaque mois',
      'premier jour du mois',
      'premier jour de chaque mois',
      'debut de|du mois',
      'debut de chaque mois',
    ],
    monthEnd: ['fin de|du mois', 'fin de chaque mois', 'dernier jour du mois', 'dernier jour de chaque mois'],
    workdays: ['en semaine', 'jours ouvres|ouvrables'],
    weekend: ['le weekend', 'le week - end', 'le week end'],
  },
  es: {
    on: 'cada|los|el|todos',
    days: ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado|sabados', 'domingo|domingos'],
    last: 'ultimo',
    ordinals: ['primer|primeros', 'segundo|segundos', 'tercer|terceros', 'cuarto|cuartos'],
    ofMonth: ['de cada mes', 'de|del mes', 'al mes'],
    date: { before: ['dia|dias', 'el|cada|los', 'el|cada|los dia|dias'], behind: [''] },
    every: {
      day: ['cada dia', 'al|por dia', 'todos los? dias', 'diariamente'],
      week: ['cada semana', 'a la semana', 'por semana', 'todas las? semanas', 'semanalmente'],
      month: ['cada mes', 'al|por mes', 'todos los? meses', 'mensualmente'],
      quarter: ['cada trimestre', 'al|por trimestre'],
      year: ['cada ano', 'al|por ano'],
    },
    monthStart: [
      'primer dia de|del mes',
      'primer dia de cada mes',
      'primero de|del mes',
      'primero de cada mes',
      'uno de cada mes',
      'inicio|principio|principios de|del mes',
      'inicio|principio|principios de cada mes',
    ],
    monthEnd: [
      'fin|final|finales de|del mes',
      'fin|final|finales de cada mes',
      'ultimo dia de|del mes',
      'ultimo dia de cada mes',
    ],
    workdays: ['entre semana', 'dias laborables|habiles'],
    weekend: ['fin|fines de semana'],
  },
  it: {
    on: 'ogni|il|di|al',
    days: ['lunedi', 'martedi', 'mercoledi', 'giovedi', 'venerdi', 'sabato', 'domenica'],
    last: 'ultimo|ultima',
    ordinals: ['primo|prima', 'secondo|seconda', 'terzo|terza', 'quarto|quarta'],
    ofMonth: ['di ogni mese', 'del mese', 'al mese'],
    date: { before: ['il|al|ogni', 'il|ogni giorno', 'giorno'], behind: [''] },
    every: {
      day: ['ogni giorno', 'al giorno', 'tutti i giorni', 'giornalmente'],
      week: ['ogni settimana', 'alla|a settimana', 'tutte le settimane', 'settimanalmente'],
      month: ['ogni mese', 'al mese', 'tutti i mesi', 'mensilmente'],
      quarter: ['ogni trimestre', 'a|al trimestre'],
      year: ['ogni anno', "all' anno"],
    },
    monthStart: [
      'primo giorno? del mese',
      'primo giorno? di ogni mese',
      'inizio mese',
      'inizio del mese',
      'inizio di ogni mese',
    ],
    monthEnd: [
      'fine mese',
      'fine del mese',
      'fine di ogni mese',
      'ultimo giorno del mese',
      'ultimo giorno di ogni mese',
    ],
    workdays: ['giorni feriali|lavorativi'],
    weekend: ['fine settimana', 'nel weekend'],
  },
  pt: {
    on: 'toda|todas|todo|cada|na|no|as|nas|a',
    days: [
      'segunda|segundas',
      'terca|tercas',
      'quarta|quartas',
      'quinta|quintas',
      'sexta|sextas',
      'sabado|sabados',
      'domingo|domingos',
    ],
    last: 'ultima|ultimo',
    ordinals: ['primeira|primeiro', 'segunda|segundo', 'terceira|terceiro', 'quarta|quarto'],
    ofMonth: ['de cada|todo mes', 'do mes', 'por mes'],
    date: { before: ['dia', 'todo|no|cada dia', 'no'], behind: [''] },
    every: {
      day: ['todo|cada dia', 'por|ao dia', 'todos os? dias', 'diariamente'],
      week: ['toda|cada semana', 'por semana', 'todas as? semanas', 'semanalmente'],
      month: ['todo|cada mes', 'por|ao mes', 'todos os? meses', 'mensalmente'],
      quarter: ['todo|cada trimestre', 'por trimestre'],
      year: ['todo|cada ano', 'por|ao ano'],
    },
    monthStart: [
      'primeiro dia? do mes',
      'primeiro dia? de cada|todo mes',
      'inicio|comeco do|de mes',
      'inicio|comeco de cada|todo mes',
    ],
    monthEnd: [
      'fim|final do|de mes',
      'fim|final de cada|todo mes',
      'ultimo dia do mes',
      'ultimo dia de cada|todo mes',
    ],
    workdays: ['dias uteis'],
    weekend: ['fim de semana', 'fins de semana'],
  },
  nl: {
    on: 'elke|iedere|op|de',
    days: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
    last: 'laatste',
    ordinals: ['eerste', 'tweede', 'derde', 'vierde'],
    ofMonth: ['van de|elke|iedere? maand', 'in de maand', 'per maand'],
    date: { before: ['op? de', 'elke|iedere'], behind: ['e ', 'ste ', 'de ', ''] },
    every: {
      day: ['elke|iedere|per dag'],
      week: ['elke|iedere|per week'],
      month: ['elke|iedere|per maand', 'maandelijks'],
      quarter: ['elk|ieder|per kwartaal'],
      year: ['elk|ieder|per jaar'],
    },
    monthStart: [
      'op|elke|iedere? de? eerste dag? van de|elke|iedere? maand',
      'begin van de|elke|iedere? maand',
    ],
    monthEnd: ['einde|eind van de|elke|iedere? maand', 'laatste dag van de|elke|iedere? maand', 'eind maand'],
    workdays: ['doordeweeks', 'op werkdagen|weekdagen'],
    weekend: ['in? het? weekend'],
  },
  pl: {
    on: 'co|kazdy|kazda|kazdego|w|we',
    days: [
      'poniedzialek|poniedzialku|poniedzialki',
      'wtorek|wtorku|wtorki',
      'srode|sroda|srody',
      'czwartek|czwartku|czwartki',
      'piatek|piatku|piatki',
      'sobote|sobota|soboty',
      'niedziele|niedziela',
    ],
    last: 'ostatni|ostatnia|ostatniego',
    ordinals: [
      'pierwszy|pierwsza|pierwszego',
      'drugi|druga|drugiego',
      'trzeci|trzecia|trzeciego',
      'czwarty|czwarta|czwartego',
    ],
    ofMonth: ['kazdego miesiaca', 'miesiaca', 'w miesiacu'],
    date: { before: ['', 'kazdego'], behind: ['dnia ', '. dnia ', '. ', ''] },
    every: {
      day: ['codziennie', 'co dzien', 'kazdego dnia', 'dziennie'],
      week: ['co tydzien', 'kazdego tygodnia', 'tygodniowo'],
      month: ['co miesiac', 'kazdego miesiaca', 'miesiecznie', 'na miesiac'],
      quarter: ['co kwartal', 'kazdego kwartalu'],
      year: ['co rok|roku', 'rocznie'],
    },
    monthStart: [
      'pierwszego dnia? kazdego? miesiaca',
      'pierwszy dzien miesiaca',
      'na poczatku|poczatek kazdego? miesiaca',
    ],
    monthEnd: [
      'na koniec|koncu kazdego? miesiaca',
      'pod koniec miesiaca',
      'koniec miesiaca',
      'ostatniego dnia kazdego? miesiaca',
      'ostatni dzien miesiaca',
    ],
    workdays: ['dni robocze'],
    weekend: ['w weekend|weekendy'],
  },
};

/** What stands before the number of a day and says that it comes again: "todo dia 10". */
const alone: readonly string[] = [
  'todo|no|cada dia',
  'el|cada|los dia|dias',
  'il|ogni giorno',
  'elke|iedere',
];

/** The phrases of a calendar: days of the week and of the month, how often, and the edges of a month. */
export function calendarPhrases(tongue: CalendarTongue): PhraseTable {
  const calendar = calendars[tongue];
  const { on, days, ordinals, last, ofMonth, date } = calendar;
  const all = (patterns: readonly string[], meaning: Meaning): PhraseTable =>
    patterns.map((pattern) => [pattern, meaning] as const);
  return [
    ...Object.entries(calendar.every).flatMap(([every, patterns]) =>
      all(patterns, { is: 'every', every: every as keyof Calendar['every'] }),
    ),
    ...all(calendar.workdays, { is: 'weekdays', days: [1, 2, 3, 4, 5] }),
    ...all(calendar.weekend, { is: 'weekdays', days: [6, 7] }),
    ...days.flatMap((day, place) => dayOfWeek(tongue, on, day, place + 1)),
    ...days.flatMap((day, place) =>
      ofMonth.flatMap((of) =>
        all(weekdayNames(tongue, `${on}? ${last} ${day} ${of}`), {
          is: 'nth-weekday',
          nth: 'last',
          day: place + 1,
        }),
      ),
    ),
    ...ordinals.flatMap((ordinal, nth) =>
      days.flatMap((day, place) =>
        ['', ...ofMonth].flatMap((of) =>
          // Portuguese calls Monday "segunda": the second day, not the second of something.
          tongue === 'pt' && of === '' && nth > 0
            ? []
            : all(weekdayNames(tongue, `${on}? ${ordinal} ${day} ${of}`), {
                is: 'nth-weekday',
                nth: nth + 1,
                day: place + 1,
              }),
        ),
      ),
    ),
    ...Array.from({ length: 31 }, (_, index) => index + 1).flatMap((day) =>
      date.before.flatMap((before) =>
        date.behind.flatMap((behind) =>
          all(
            // Portuguese "todo dia 10" needs no month.
            [...ofMonth, ...(alone.includes(before) ? [''] : [])].map((of) =>
              `${before} ${day} ${behind} ${of}`.replace(/ +/g, ' ').trim(),
            ),
            { is: 'nth-day', day, trading: false },
          ),
        ),
      ),
    ),
    ...all([...calendar.monthStart, ...tradingDaysOf(tongue, calendar, ordinals[0] ?? '')], {
      is: 'month-start',
    }),
    ...all([...calendar.monthEnd, ...tradingDaysOf(tongue, calendar, last)], { is: 'month-end' }),
  ];
}

/** A day on which a market trades, in the forms that follow "the first" and "the last". */
const tradingDays: Readonly<Record<CalendarTongue, readonly string[]>> = {
  de: ['handelstag|borsentag|werktag|arbeitstag', 'handelstages|borsentages|werktages'],
  fr: [
    'jour ouvre|ouvrable',
    'jour de bourse|cotation|negociation|trading',
    'jour boursier',
    'seance de? bourse?',
  ],
  es: [
    'dia habil|bursatil|laborable',
    'dia de bolsa|negociacion|cotizacion|mercado|trading',
    'dia habil de bolsa',
  ],
  it: [
    'giorno lavorativo',
    'giorno di borsa|contrattazione|contrattazioni|mercato|trading',
    'giorno di borsa aperta',
    'seduta',
  ],
  pt: ['dia util', 'dia de pregao|negociacao|bolsa|mercado', 'pregao'],
  nl: ['handelsdag|beursdag|werkdag'],
  pl: ['dzien sesyjny|handlowy|roboczy', 'dnia sesyjnego|handlowego|roboczego', 'sesja|sesji'],
};

/** "El primer dia habil de cada mes", "le dernier jour de bourse du mois". */
function tradingDaysOf(tongue: CalendarTongue, { ofMonth }: Calendar, which: string): readonly string[] {
  return tradingDays[tongue].flatMap((day) => ofMonth.map((of) => `${which} ${day} ${of}`));
}

function dayOfWeek(tongue: CalendarTongue, on: string, day: string, number: number): PhraseTable {
  const meaning: Meaning = { is: 'weekdays', days: [number] };
  // "A segunda" may be the second of something: in Portuguese a day has its word for "every" or its "feira".
  const named =
    tongue === 'pt' && number <= 5
      ? [`${on} ${day}`, `${on}? ${day} feira|feiras`, `${on}? ${day} - feira|feiras`]
      : [`${on}? ${day}`];
  const other =
    tongue === 'fr'
      ? [`tous les ${day}`]
      : tongue === 'es'
        ? [`todos los ${day}`]
        : tongue === 'pt'
          ? [`todas as ${day}`, `todas as ${day} feira|feiras`]
          : [];
  return [...named, ...other].map((pattern) => [pattern, meaning] as const);
}

function weekdayNames(tongue: CalendarTongue, pattern: string): readonly string[] {
  const tidy = pattern.trim();
  if (tongue !== 'pt') return [tidy];
  const feira = tidy.replace(/(segunda|terca|quarta|quinta|sexta)\|(\w+)(?= |$)/, '$1|$2 feira|feiras?');
  return [feira];
}
