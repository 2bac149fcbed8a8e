import { columnNames, functions, printSignature } from '@strategy-builder/language';
import { useId, useState } from 'react';
import { Dialog } from '../shared/dialog.js';
import { useOverlay } from '../shared/overlay.js';
import './actions.css';

const operators = ['and', 'or', 'not', '< <= > >= == !=', '+ - * /', 'if(c, a, b)', 'na'];

/** What can be written in a formula, from the functions that formulas are checked with. */
export function LanguageReference() {
  const [open, setOpen] = useOverlay('language');
  return (
    <Dialog
      open={open}
      onClose={() => setOpen(false)}
      wide
      title="Language reference"
      description="A window includes the current bar; what is not known yet is na, and nothing trades on it."
    >
      <Functions />
    </Dialog>
  );
}

function Functions() {
  const [text, setText] = useState('');
  const id = useId();
  const word = text.trim().toLowerCase();
  const found = functions.filter((signature) =>
    `${printSignature(signature)} ${signature.description}`.toLowerCase().includes(word),
  );
  return (
    <>
      <p className="soft">
        Series of a bar: <code>{columnNames.join(' ')}</code>; of another input <code>eth.close</code>, of a
        longer timeframe <code>close@4h</code>. Operators: <code>{operators.join('   ')}</code>. Several
        outputs are lines <code>name = expression</code>.
      </p>
      <search>
        <label htmlFor={id} className="visually-hidden">
          Search functions
        </label>
        <input
          id={id}
          type="search"
          className="input"
          placeholder="Search: average, crosses, volatility…"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </search>
      <p className="faint" role="status">
        {found.length === 1 ? '1 function' : `${found.length} functions`}
      </p>
      <dl className="language-functions" tabIndex={0} aria-label="Functions">
        {found.map((signature) => (
          <div key={signature.name}>
            <dt>
              <code>{printSignature(signature)}</code>
            </dt>
            <dd>{signature.description}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
