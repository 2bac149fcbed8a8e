import type {
  Action,
  Comparison,
  Direction,
  EditVerb,
  IndicatorName,
  Mark,
  Meaning,
  Pattern,
  SettingHead,
  Verb,
} from './meaning.js';

// Short names for the tables of the languages.
export const mark = (name: Mark): Meaning => ({ is: 'mark', mark: name });
export const verb = (name: Verb): Meaning => ({ is: 'verb', verb: name });
export const action = (name: Action): Meaning => ({ is: 'action', action: name });
export const head = (name: SettingHead): Meaning => ({ is: 'head', head: name });
export const edit = (name: EditVerb): Meaning => ({ is: 'edit', edit: name });
export const indicator = (name: IndicatorName): Meaning => ({ is: 'indicator', name });
export const side = (direction: Direction, inclusive = false): Meaning => ({
  is: 'side',
  direction,
  inclusive,
});
export const compare = (op: Comparison): Meaning => ({ is: 'compare', op });
export const pattern = (name: Pattern): Meaning => ({ is: 'pattern', pattern: name });
export const levelVerb = (direction: Direction, crossing: boolean): Meaning => ({
  is: 'level-verb',
  direction,
  crossing,
});
export const filler: Meaning = { is: 'filler' };
