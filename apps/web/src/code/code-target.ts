import { create } from 'zustand';

/** The languages that generated code comes in, and what each says of itself. */
export const codeLanguages = [
  {
    language: 'python',
    title: 'Python',
    extension: 'py',
    strategy:
      'Standard library only. Run on a CSV file of bars, it prints the same trades as the simulation.',
    node: 'Standard library only. The simulation computes the same numbers.',
  },
  {
    language: 'sql',
    title: 'SQL',
    extension: 'sql',
    strategy: 'Indicators and signals over a table bars (time, open, high, low, close, volume); no fills.',
    node: 'Over a table bars (time, open, high, low, close, volume).',
  },
  {
    language: 'typescript',
    title: 'TypeScript',
    extension: 'ts',
    strategy: 'Indicators and signals, one bar at a time; no dependency, no fills.',
    node: 'One bar at a time, no dependency.',
  },
] as const;

export type CodeLanguage = (typeof codeLanguages)[number];

export const dialects = { postgresql: 'PostgreSQL', sqlite: 'SQLite' } as const;
export type Dialect = keyof typeof dialects;

interface CodeTarget {
  readonly chosen: CodeLanguage;
  readonly dialect: Dialect;
  choose(language: CodeLanguage): void;
  chooseDialect(dialect: Dialect): void;
}

/** What the page shows code in, the same in the panel and beside a node. */
export const useCodeTarget = create<CodeTarget>((set) => ({
  chosen: codeLanguages[0],
  dialect: 'postgresql',
  choose: (chosen) => set({ chosen }),
  chooseDialect: (dialect) => set({ dialect }),
}));
