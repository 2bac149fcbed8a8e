import { identifier } from '../identifier.js';
import { enginePieces } from './engine-pieces.js';
import { logicPieces } from './logic-pieces.js';
import { programPieces } from './program-pieces.js';
import { reviewedPieces } from './reviewed-pieces.js';
import { windowPieces } from './window-pieces.js';

/** Words that generated names must not be: Python's own, and everything that a generated module may define. */
const taken: readonly string[] = [
  ...'and as assert async await break case class continue def del elif else except false finally for from global'.split(
    ' ',
  ),
  ...'if import in is lambda match none nonlocal not or pass raise return self true try type while with yield'.split(
    ' ',
  ),
  ...'abs all any bool dict float int iter len list main math max min next object open print range repr round'.split(
    ' ',
  ),
  ...'set str sum super sys tuple vars zip csv dataclass datetime replace timezone nan known bar bars'.split(
    ' ',
  ),
  ...'argparse redirect_stdout compile exec aligned cell simulate mapping sequence iterable rules account'.split(
    ' ',
  ),
  ...[logicPieces, windowPieces, programPieces, reviewedPieces, enginePieces].flatMap((pieces) =>
    Object.keys(pieces),
  ),
];

/** Hands out names that are Python identifiers, each once. */
export class Names {
  private readonly used: Set<string>;

  /** Attributes stand after `self._` and collide with nothing but each other. */
  constructor(scope: 'module' | 'attributes') {
    this.used = new Set(scope === 'module' ? taken : []);
  }

  /** A variable like the wish: lower snake case, numbered when the name is taken. */
  variable(wish: string): string {
    return this.unique(identifier(wish), (base, count) => `${base}_${count}`);
  }

  /** A class like the wish: `rsi_14` becomes `Rsi14`. */
  class(wish: string): string {
    const name = identifier(wish)
      .split('_')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('');
    return this.unique(name, (base, count) => `${base}${count}`);
  }

  private unique(base: string, numbered: (base: string, count: number) => string): string {
    let name = base;
    for (let count = 2; this.used.has(name); count++) name = numbered(base, count);
    this.used.add(name);
    return name;
  }
}
