import { describe, expect, it } from 'vitest';
import { readsChance } from './reads-chance.js';

describe('code that reads chance or the clock', () => {
  it.each([
    'import random',
    'import math, random',
    'from random import gauss',
    'def on_bar(bar, inputs, params, state):\n    import secrets',
    'x = 1; import uuid',
    'from time import time',
    'from datetime import datetime\nhour = datetime.now().hour',
    'import datetime\nday = datetime.date.today()',
  ])('is known by %j', (code) => {
    expect(readsChance(code)).toBe(true);
  });

  it.each([
    'def on_bar(bar, inputs, params, state):\n    return bar.time',
    'time = 3\nrandom = time',
    'from datetime import datetime, timezone\nd = datetime.fromtimestamp(bar.time / 1000, timezone.utc)',
    '# import random',
    'text = "import random"',
    'import math\nnow = math.pi\ntoday = now',
    'state.now = 1',
  ])('is not seen in %j', (code) => {
    expect(readsChance(code)).toBe(false);
  });
});
