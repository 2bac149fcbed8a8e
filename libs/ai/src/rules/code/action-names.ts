/** What a condition's name says it is for. */
export function actionIn(name: string): readonly string[] | null {
  const short = name.includes('short');
  const leaves = name.includes('exit') || name.includes('close') || name.includes('sell');
  if (short && (leaves || name.includes('cover'))) return ['cover'];
  if (short) return ['short'];
  if (leaves) return name.includes('long') ? ['exit', 'long'] : name.includes('sell') ? ['sell'] : ['exit'];
  return name.includes('long') || name.includes('buy') || name.includes('entr') || name.includes('enter')
    ? ['buy']
    : null;
}
