/** What is left of a text when only the letters, digits and single underscores of an identifier may stay. */
export function identifier(text: string): string {
  const words = text
    .slice(0, 64)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const name = words.join('_').slice(0, 24).replace(/_$/, '');
  return /^[a-z]/.test(name) ? name : name === '' ? 'x' : `x_${name}`;
}
