import { codeLanguages, type Dialect, dialects, useCodeTarget } from './code-target.js';

/** One button for each language; SQL asks for which database. */
export function LanguageChoice() {
  const { chosen, dialect, choose, chooseDialect } = useCodeTarget();
  return (
    <>
      <fieldset className="code-languages" aria-label="Language">
        {codeLanguages.map((one) => (
          <button
            key={one.language}
            type="button"
            className="code-language"
            aria-pressed={one === chosen}
            onClick={() => choose(one)}
          >
            {one.title}
          </button>
        ))}
      </fieldset>
      {chosen.language === 'sql' && (
        <select
          className="input code-dialect"
          aria-label="Database"
          value={dialect}
          onChange={(event) => chooseDialect(event.target.value as Dialect)}
        >
          {Object.entries(dialects).map(([name, title]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
