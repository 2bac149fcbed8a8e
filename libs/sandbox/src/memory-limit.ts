const pageBytes = 65_536;
const memorySection = 5;

/**
 * The same WebAssembly module with a maximum in its memory section, so that the engine itself refuses to let it grow
 * beyond: Python then raises its own MemoryError. @throws Error when the module has no single memory of its own, or needs more than the limit to begin.
 */
export function lowerMemoryMaximum(module: Uint8Array, maximumBytes: number): Uint8Array<ArrayBuffer> {
  let at = 8;
  while (at < module.length) {
    const id = module[at];
    const size = readUnsigned(module, at + 1);
    const end = size.next + size.value;
    if (id === memorySection) {
      const section = limited(module, size.next, Math.floor(maximumBytes / pageBytes));
      const whole = [module.subarray(0, at), Uint8Array.from(section), module.subarray(end)];
      return concatenated(whole);
    }
    at = end;
  }
  throw new Error('The module has no memory of its own: its size could not be limited');
}

function limited(module: Uint8Array, start: number, maximumPages: number): readonly number[] {
  const count = readUnsigned(module, start);
  const flags = module[count.next];
  if (count.value !== 1 || (flags !== 0 && flags !== 1))
    throw new Error('The module has another kind of memory than one of its own');
  const minimum = readUnsigned(module, count.next + 1);
  if (minimum.value > maximumPages)
    throw new Error(`The module needs ${minimum.value * pageBytes} bytes to begin; the limit is lower`);
  const content = [1, 1, ...unsigned(minimum.value), ...unsigned(maximumPages)];
  return [memorySection, ...unsigned(content.length), ...content];
}

/** LEB128, as WebAssembly writes its numbers. */
function readUnsigned(bytes: Uint8Array, at: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let shift = 0, next = at; ; shift += 7, next++) {
    const byte = bytes[next];
    if (byte === undefined || shift > 28) throw new Error('Not a WebAssembly module');
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next: next + 1 };
  }
}

function unsigned(value: number): readonly number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
