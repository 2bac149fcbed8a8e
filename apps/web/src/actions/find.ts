/** Something to pick from a list by writing a part of its name. */
export interface Pick {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly detail?: string;
  readonly keys?: string;
  readonly words?: string;
  readonly disabled?: boolean;
}

/** Those that have every word written; first where the name begins with it, then where the name has it. */
export function findPicks<P extends Pick>(picks: readonly P[], text: string): readonly P[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return picks;
  const rank = (pick: P): number => {
    const name = pick.label.toLowerCase();
    const all = `${name} ${pick.group} ${pick.detail ?? ''} ${pick.words ?? ''}`.toLowerCase();
    if (!words.every((word) => all.includes(word))) return -1;
    if (name.startsWith(text.trim().toLowerCase())) return 3;
    if (words.every((word) => ` ${name.replace(/\W+/g, ' ')}`.includes(` ${word}`))) return 2;
    return words.every((word) => name.includes(word)) ? 1 : 0;
  };
  return picks
    .map((pick) => ({ pick, rank: rank(pick) }))
    .filter((one) => one.rank >= 0)
    .sort((a, b) => Number(a.pick.disabled ?? false) - Number(b.pick.disabled ?? false) || b.rank - a.rank)
    .map((one) => one.pick);
}
