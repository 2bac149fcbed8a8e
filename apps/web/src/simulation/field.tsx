/** A labelled number, text or date, with its unit. */
export function Field({
  label,
  unit,
  ...input
}: { id: string; label: string; unit?: string } & React.ComponentProps<'input'>) {
  return (
    <div className="field">
      <label htmlFor={input.id}>{label}</label>
      <div className="input-with-unit">
        <input {...input} className="input tabular" />
        {unit && <span className="unit">{unit}</span>}
      </div>
    </div>
  );
}
