import { enginePieces } from './engine-pieces.js';
import { logicPieces } from './logic-pieces.js';
import type { Piece } from './piece.js';
import { programPieces } from './program-pieces.js';
import { reviewedPieces } from './reviewed-pieces.js';
import { docstring } from './text.js';
import { windowPieces } from './window-pieces.js';

const pieces: Readonly<Record<string, Piece>> = {
  ...programPieces,
  ...logicPieces,
  ...windowPieces,
  ...reviewedPieces,
  ...enginePieces,
};

const importLines: Readonly<Record<string, string>> = {
  argparse: 'import argparse',
  csv: 'import csv',
  math: 'import math',
  sys: 'import sys',
  Iterator: 'from collections.abc import Iterator',
  engine: 'from collections.abc import Iterable, Iterator, Mapping, Sequence',
  redirect_stdout: 'from contextlib import redirect_stdout',
  dataclass: 'from dataclasses import dataclass',
  replace: 'from dataclasses import dataclass, replace',
  datetime: 'from datetime import datetime, timezone',
};

/** A module: its docstring, what it imports, the pieces that it uses, then its own code. */
export function printModule(
  about: readonly string[],
  uses: Iterable<string>,
  imports: readonly string[],
  code: readonly (readonly string[])[],
): string {
  const needed = new Set<string>();
  const take = (name: string): void => {
    const piece = pieces[name];
    if (piece === undefined) throw new Error(`there is no Python piece ${name}`);
    if (needed.has(name)) return;
    needed.add(name);
    piece.uses.forEach(take);
  };
  for (const name of uses) take(name);
  const chosen = Object.entries(pieces).filter(([name]) => needed.has(name));
  const own = code.flat().join('\n');
  const wanted = new Set([...imports, ...chosen.flatMap(([, piece]) => piece.imports)]);
  if (own.includes('math.')) wanted.add('math');
  if (wanted.has('replace')) wanted.delete('dataclass');
  if (wanted.has('engine')) wanted.delete('Iterator');
  const importing = Object.entries(importLines).filter(([name]) => wanted.has(name));
  const isNanUsed = own.includes('NAN') || chosen.some(([, piece]) => piece.source.includes('NAN'));
  const head = [
    ...docstring(about, ''),
    '',
    'from __future__ import annotations',
    ...(importing.length > 0 ? [''] : []),
    ...importing.map(([, line]) => line),
    ...(isNanUsed ? ['', 'NAN = float("nan")'] : []),
  ];
  const parts = [
    head.join('\n'),
    ...chosen.map(([, piece]) => piece.source),
    ...code.map((lines) => lines.join('\n')),
  ];
  return `${parts.join('\n\n\n')}\n`;
}
