/**
 * A value as a cell of a CSV file. Text is always in quotes, and text that a spreadsheet would take for a formula gets
 * an apostrophe in front, which makes it text: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const inert = beginsAFormula.test(value) ? `'${value}` : value;
  return `"${inert.replaceAll('"', '""')}"`;
}

/** Also after blanks, which some programs skip, and in the wide letters that some take for the narrow ones. */
const beginsAFormula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

export function csvLine(values: readonly (string | number | undefined)[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}
