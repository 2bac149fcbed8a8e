import { type KeyboardEvent, useEffect, useId, useState } from 'react';

/**
 * A text that becomes one edit when the person leaves the field or presses Enter, and not one a keystroke. While it
 * is being written, what others change does not overwrite it; Escape takes the stored text back.
 */
export function CommittedField({
  label,
  value,
  onCommit,
  lines = 1,
  maxLength,
  placeholder,
  disabled = false,
}: {
  label: string;
  value: string;
  onCommit: (value: string) => boolean;
  lines?: number;
  maxLength: number;
  placeholder?: string;
  disabled?: boolean;
}) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  useEffect(() => {
    if (draft === value) setDraft(null);
  }, [draft, value]);

  const commit = (): void => {
    if (draft !== null && draft !== value && !onCommit(draft)) return;
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') setDraft(null);
    else if (event.key === 'Enter' && (lines === 1 || event.metaKey || event.ctrlKey)) commit();
  };
  const shared = {
    id,
    className: 'input',
    value: draft ?? value,
    maxLength,
    disabled,
    onBlur: commit,
    onKeyDown,
    ...(placeholder ? { placeholder } : {}),
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {lines === 1 ? (
        <input {...shared} onChange={(event) => setDraft(event.target.value)} />
      ) : (
        <textarea {...shared} rows={lines} onChange={(event) => setDraft(event.target.value)} />
      )}
    </div>
  );
}
