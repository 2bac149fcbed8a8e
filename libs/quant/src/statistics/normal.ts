/**
 * Cumulative distribution of the standard normal, about 15 digits.
 * Source: G. West, Better approximations to cumulative normal functions, Wilmott 2005 (after Hart 1968).
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return x;
  const z = Math.abs(x);
  const tail = z > 38 ? 0 : Math.exp((-z * z) / 2) * (z < 7.071_067_811_865_47 ? ratio(z) : fraction(z));
  return x > 0 ? 1 - tail : tail;
}

function ratio(z: number): number {
  const above = polynomial(
    z,
    [
      220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383, 6.37396220353165,
      0.700383064443688, 0.0352624965998911,
    ],
  );
  const below = polynomial(
    z,
    [
      440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674, 86.7807322029461,
      16.064177579207, 1.75566716318264, 0.0883883476483184,
    ],
  );
  return above / below;
}

function fraction(z: number): number {
  return 1 / (z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))))) / 2.506628274631;
}

/** Density of the standard normal. */
export function normalPdf(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * Quantile of the standard normal, about 16 digits; infinite at 0 and 1, NaN outside.
 * Source: M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988), PPND16.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(r, centreAbove)) / polynomial(r, centreBelow);
  }
  const tail = Math.min(p, 1 - p);
  if (!(tail > 0)) return tail === 0 ? Math.sign(q) * Infinity : Number.NaN;
  const r = Math.sqrt(-Math.log(tail));
  const z =
    r <= 5
      ? polynomial(r - 1.6, middleAbove) / polynomial(r - 1.6, middleBelow)
      : polynomial(r - 5, farAbove) / polynomial(r - 5, farBelow);
  return Math.sign(q) * z;
}

function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i]!;
  return sum;
}

const centreAbove = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const centreBelow = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const middleAbove = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const middleBelow = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const farAbove = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const farBelow = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15,
];
