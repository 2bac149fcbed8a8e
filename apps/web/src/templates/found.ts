import type { Template } from './templates-api.js';

/** What a template is filed under: its family, or that people saved it. */
export function groupOf({ origin, family }: Pick<Template, 'origin' | 'family'>): string {
  return origin === 'saved' ? 'saved' : (family ?? 'other');
}

/** The groups there are, in the order of the list. */
export function groupsOf(templates: readonly Template[]): readonly string[] {
  return [...new Set(templates.map(groupOf))];
}

/** Templates of a group (null: of any) in which every word is found: in name, sentence, description or kinds of nodes. */
export function findTemplates(
  templates: readonly Template[],
  text: string,
  group: string | null,
): readonly Template[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter((template) => {
    if (group !== null && groupOf(template) !== group) return false;
    const { name, sentence = '', description, nodes } = template;
    const kinds = Object.values(nodes).map(({ kind, label }) => `${kind} ${label}`);
    const told = [name, sentence, description, groupOf(template), ...kinds].join(' ').toLowerCase();
    return words.every((word) => told.includes(word));
  });
}
