/** Functions of the formula language that tell the minute of the day in a city, summer time included. */
export type CityClock =
  | 'new_york_minute'
  | 'chicago_minute'
  | 'los_angeles_minute'
  | 'london_minute'
  | 'frankfurt_minute';

/** What the clocks of a city are called, and by how many minutes they are ahead of UTC in winter; an hour more in summer. */
export const cityClocks: readonly {
  readonly clock: CityClock;
  readonly name: string;
  readonly winter: number;
}[] = [
  { clock: 'new_york_minute', name: 'New York time', winter: -300 },
  { clock: 'chicago_minute', name: 'Chicago time', winter: -360 },
  { clock: 'los_angeles_minute', name: 'Los Angeles time', winter: -480 },
  { clock: 'london_minute', name: 'London time', winter: 0 },
  { clock: 'frankfurt_minute', name: 'Central European time', winter: 60 },
];
