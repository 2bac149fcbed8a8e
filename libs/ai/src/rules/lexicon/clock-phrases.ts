import { type CityClock, cityClocks } from './city-clocks.js';
import type { Meaning, Zone } from './meaning.js';
import type { PhraseTable } from './phrase-tree.js';

const zone = (name: string, hours: number): Zone => ({ is: 'zone', name, clock: hours * 60 });
const city = (clock: CityClock): Zone => ({
  is: 'zone',
  name: cityClocks.find((one) => one.clock === clock)?.name ?? clock,
  clock,
});
const edge = (of: Zone, hour: number, minute = 0): Meaning => ({
  is: 'session-edge',
  minutes: hour * 60 + minute,
  zone: of,
});
const day = (number: number, trading: boolean): Meaning => ({ is: 'nth-day', day: number, trading });

const weekdayNames = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

const utc = zone('UTC', 0);
const newYork = city('new_york_minute');
const london = city('london_minute');
const central = city('frankfurt_minute');
const tokyo = zone('Tokyo time', 9);

/** Clocks of places, when their markets open and close, and days counted from the start of a month. */
export const clockPhrases: PhraseTable = [
  ['utc|gmt|zulu', utc],
  ['new york time?', newYork],
  ['ny|nyc', newYork],
  ['ny|nyc|newyork|eastern time', newYork],
  ['us eastern time?', newYork],
  ['eastern', newYork],
  ['edt', zone('EDT', -4)],
  ['chicago|central time', city('chicago_minute')],
  ['pacific time', city('los_angeles_minute')],
  ['pst', zone('PST', -8)],
  ['london|uk time', london],
  ['london', london],
  ['bst', zone('BST', 1)],
  ['cest', zone('CEST', 2)],
  ['cet', zone('CET', 1)],
  ['berlin|frankfurt|paris|german|european|cet time', central],
  ['central european time?', central],
  ['berlin|frankfurt', central],
  ['chicago', city('chicago_minute')],
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
  ...weekdayNames.map(
    (name, weekday) =>
      [
        `the? last ${name} of|in the|each|every|a? month`,
        { is: 'nth-weekday', nth: 'last', day: weekday + 1 },
      ] as const,
  ),
  ...['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].flatMap(
    (word, place): PhraseTable => [
      [`${word} trading|business day`, day(place + 2, true)],
      [`${word} day of`, day(place + 2, false)],
    ],
  ),
];
