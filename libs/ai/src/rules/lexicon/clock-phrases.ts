import type { Meaning, Zone } from './meaning.js';
import type { PhraseTable } from './phrase-tree.js';

const zone = (city: string, winter: number, summer = winter): Zone => ({
  is: 'zone',
  city,
  winter: winter * 60,
  summer: summer * 60,
});
const edge = (of: Zone, hour: number, minute = 0): Meaning => ({
  is: 'session-edge',
  minutes: hour * 60 + minute,
  zone: of,
});
const day = (number: number, trading: boolean): Meaning => ({ is: 'nth-day', day: number, trading });

const weekdayNames = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

const utc = zone('UTC', 0);
const newYork = zone('New York time', -5, -4);
const london = zone('London time', 0, 1);
const central = zone('Central European time', 1, 2);
const tokyo = zone('Tokyo time', 9);

/** Clocks of places, when their markets open and close, and days counted from the start of a month. */
export const clockPhrases: PhraseTable = [
  ['utc|gmt|zulu', utc],
  ['new york time?', newYork],
  ['ny|nyc|newyork|eastern time', newYork],
  ['us eastern time?', newYork],
  ['eastern', newYork],
  ['edt', zone('EDT', -4)],
  ['chicago|central time', zone('Chicago time', -6, -5)],
  ['pacific time', zone('Pacific time', -8, -7)],
  ['pst', zone('PST', -8)],
  ['london|uk time', london],
  ['london', london],
  ['bst', zone('BST', 1)],
  ['cest', zone('CEST', 2)],
  ['cet', zone('CET', 1)],
  ['berlin|frankfurt|paris|german|european|cet time', central],
  ['deutscher|berliner zeit', central],
  ['ist', zone('Indian time', 5.5)],
  ['india|indian|mumbai|ist time', zone('Indian time', 5.5)],
  ['tokyo|japan time', tokyo],
  ['jst', tokyo],
  ['hong kong time', zone('Hong Kong time', 8)],
  ['singapore time', zone('Singapore time', 8)],
  ['london|european|europe|uk session? open|opening', edge(london, 8)],
  ['london|european|europe|uk session? close', edge(london, 16, 30)],
  ['new york session? open|opening', edge(newYork, 9, 30)],
  ['new york session? close', edge(newYork, 16)],
  ['ny|newyork|us|american|wall street? session? open|opening', edge(newYork, 9, 30)],
  ['ny|newyork|us|american|wall street? session? close', edge(newYork, 16)],
  ['tokyo|asian|asia session? open|opening', edge(tokyo, 9)],
  ['tokyo|asian|asia session? close', edge(tokyo, 15)],
  ...['first', 'second', 'third', 'fourth'].flatMap(
    (word, place): PhraseTable =>
      weekdayNames.map(
        (name, weekday) =>
          [`${word} ${name}`, { is: 'nth-weekday', nth: place + 1, day: weekday + 1 }] as const,
      ),
  ),
  ...['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].flatMap(
    (word, place): PhraseTable => [
      [`${word} trading|business day`, day(place + 2, true)],
      [`${word} day of`, day(place + 2, false)],
    ],
  ),
];
