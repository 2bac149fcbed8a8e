import type { Meaning } from './meaning.js';
import { filler, mark } from './meanings.js';

import type { PhraseTable } from './phrase-tree.js';

const ranked = (best: boolean): Meaning => ({ is: 'ranked', best });

/** Days of the week, Monday first, each behind the words for "every" or "on". */
function week(every: string, names: readonly string[]): PhraseTable {
  return names.map((name, place) => [`${every}? ${name}`, { is: 'weekdays', days: [place + 1] }] as const);
}

/** Every day, week and month, and the first of a month. */
function periods(every: string, [day, weekly, month]: readonly [string, string, string]): PhraseTable {
  return [
    [`${every} ${day}`, { is: 'every', every: 'day' }],
    [`${every} ${weekly}`, { is: 'every', every: 'week' }],
    [`${every} ${month}`, { is: 'every', every: 'month' }],
  ];
}

/** Schedules and rankings in the languages whose basics are understood; words without accents, as the scanner folds them. */
export const foreignCalendar: Readonly<Record<'de' | 'fr' | 'es' | 'it' | 'pt' | 'nl' | 'pl', PhraseTable>> =
  {
    de: [
      ['jetzt|sofort', { is: 'now' }],
      ['jeden? ersten des monats', { is: 'month-start' }],
      ['am? ersten jeden|jedes monats', { is: 'month-start' }],
      ['am? monatsende', { is: 'month-end' }],
      ['am? monatsanfang', { is: 'month-start' }],
      ['werktags', { is: 'weekdays', days: [1, 2, 3, 4, 5] }],
      ['am? wochenende', { is: 'weekdays', days: [6, 7] }],
      ['stufen|ebenen', { is: 'grid-level' }],
    ],
    fr: [
      ['maintenant', { is: 'now' }],
      ...week('chaque|les', ['lundi|lundis', 'mardi|mardis', 'mercredi|mercredis', 'jeudi|jeudis']),
      ...(['vendredi|vendredis', 'samedi|samedis', 'dimanche|dimanches'].map((name, place) => [
        `chaque|les? ${name}`,
        { is: 'weekdays', days: [place + 5] },
      ]) as unknown as PhraseTable),
      ['tous les? jours', { is: 'every', every: 'day' }],
      ['toutes les? semaines', { is: 'every', every: 'week' }],
      ['tous les? mois', { is: 'every', every: 'month' }],
      ['tous|toutes', filler],
      ['chaque|le premier du? mois', { is: 'month-start' }],
      ['meilleur|meilleure|meilleurs|meilleures|fort|forts|forte|fortes', ranked(true)],
      ['pire|pires|faible|faibles', ranked(false)],
      ['performance|performances|rendement|rendements', { is: 'indicator', name: 'roc' }],
      ['selon', mark('by')],
      ['parmi|entre', mark('of')],
      ['detenir|detiens|garder|garde|conserver|cryptos|actions|monnaies', filler],
      ['niveaux', { is: 'grid-level' }],
    ],
    es: [
      ['ahora', { is: 'now' }],
      ...week('cada|los|el', ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado|sabados']),
      ['cada|los|el? domingo|domingos', { is: 'weekdays', days: [7] }],
      ...periods('cada', ['dia', 'semana', 'mes']),
      ['primer dia de|del cada? mes', { is: 'month-start' }],
      ['todos los? dias', { is: 'every', every: 'day' }],
      ['todas las? semanas', { is: 'every', every: 'week' }],
      ['todos los? meses', { is: 'every', every: 'month' }],
      ['todos|todas', filler],
      ['con? mejor|mejores', ranked(true)],
      ['con? peor|peores', ranked(false)],
      ['rendimiento|rendimientos|rentabilidad|retorno', { is: 'indicator', name: 'roc' }],
      ['monedas|criptos|criptomonedas|acciones|mantener|manten', filler],
      ['entre', mark('of')],
      ['niveles', { is: 'grid-level' }],
    ],
    it: [
      ['adesso|subito', { is: 'now' }],
      ...week('ogni|il', ['lunedi', 'martedi', 'mercoledi', 'giovedi', 'venerdi', 'sabato', 'domenica']),
      ...periods('ogni', ['giorno', 'settimana', 'mese']),
      ['primo del? mese', { is: 'month-start' }],
      ['migliore|migliori', ranked(true)],
      ['peggiore|peggiori', ranked(false)],
      ['rendimento|rendimenti', { is: 'indicator', name: 'roc' }],
      ['livelli', { is: 'grid-level' }],
    ],
    pt: [
      ['agora', { is: 'now' }],
      ...week('toda|todas|cada|na', ['segunda', 'terca', 'quarta', 'quinta', 'sexta']),
      ...week('toda|todas|cada|na', [
        'segunda feira',
        'terca feira',
        'quarta feira',
        'quinta feira',
        'sexta feira',
      ]),
      ['todo|cada|no? sabado', { is: 'weekdays', days: [6] }],
      ['todo|cada|no? domingo', { is: 'weekdays', days: [7] }],
      ['todo|cada dia', { is: 'every', every: 'day' }],
      ['toda|cada semana', { is: 'every', every: 'week' }],
      ['todo|cada mes', { is: 'every', every: 'month' }],
      ['melhor|melhores', ranked(true)],
      ['pior|piores', ranked(false)],
      ['rendimento|retorno|rentabilidade', { is: 'indicator', name: 'roc' }],
      ['niveis', { is: 'grid-level' }],
    ],
    nl: [
      ['nu', { is: 'now' }],
      ...week('elke|iedere|op', [
        'maandag',
        'dinsdag',
        'woensdag',
        'donderdag',
        'vrijdag',
        'zaterdag',
        'zondag',
      ]),
      ['elke|iedere dag', { is: 'every', every: 'day' }],
      ['elke|iedere week', { is: 'every', every: 'week' }],
      ['elke|iedere maand', { is: 'every', every: 'month' }],
      ['elke|iedere eerste van de? maand', { is: 'month-start' }],
      ['op? de? eerste van de? maand', { is: 'month-start' }],
      ['laatste', mark('last')],
      ['hoogste', { is: 'extreme', extreme: 'high' }],
      ['laagste', { is: 'extreme', extreme: 'low' }],
      ['beste|sterkste', ranked(true)],
      ['slechtste|zwakste', ranked(false)],
      ['rendement', { is: 'indicator', name: 'roc' }],
    ],
    pl: [
      ['teraz', { is: 'now' }],
      ['co|kazdy tydzien', { is: 'every', every: 'week' }],
      ['co|kazdy miesiac', { is: 'every', every: 'month' }],
    ],
  };
