import type { Formula } from './read-formula.js';

/** A formula as text again, every compound part in parentheses. */
export function formulaText(formula: Formula): string {
  switch (formula.kind) {
    case 'number':
      return String(formula.value);
    case 'name':
      return formula.member === null ? formula.name : `${formula.name}.${formula.member}`;
    case 'call': {
      const call = `${formula.name}(${formula.args.map(formulaText).join(', ')})`;
      return formula.member === null ? call : `${call}.${formula.member}`;
    }
    case 'not':
      return `not (${formulaText(formula.of)})`;
    case 'minus':
      return `-(${formulaText(formula.of)})`;
    case 'binary':
      return `${part(formula.left)} ${formula.op} ${part(formula.right)}`;
  }
}

function part(formula: Formula): string {
  return formula.kind === 'binary' || formula.kind === 'not'
    ? `(${formulaText(formula)})`
    : formulaText(formula);
}

/** Names that a formula reads, without the functions it calls. */
export function namesOf(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'number':
      return [];
    case 'name':
      return [formula.name];
    case 'call':
      return formula.args.flatMap(namesOf);
    case 'not':
    case 'minus':
      return namesOf(formula.of);
    case 'binary':
      return [...namesOf(formula.left), ...namesOf(formula.right)];
  }
}
