import { maskSecrets } from '../secrets/mask-secrets.js';

/** JSON data whose texts hold no secret; what stands under `id` is a name of ours and stays. */
export function maskedDeep(value: unknown): unknown {
  if (typeof value === 'string') return maskSecrets(value);
  if (Array.isArray(value)) return value.map(maskedDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, key === 'id' ? entry : maskedDeep(entry)]),
  );
}
