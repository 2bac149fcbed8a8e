export function Logo() {
  return (
    <svg className="logo" width="24" height="24" viewBox="0 0 32 32" role="img" aria-label="Strategy Builder">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M7 21l6-7 5 4 7-9"
        fill="none"
        stroke="var(--accent-text)"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
