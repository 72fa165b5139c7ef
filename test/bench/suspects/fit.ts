/**
 * Conditional logit: within a trace, a step's share is the softmax of a weighted sum of its features. Fitted by L-BFGS
 * on the likelihood of the marked steps with an L2 penalty.
 */

/** One trace: the features of each candidate, and the place of the marked one. */
export interface Choice {
  readonly rows: readonly Float64Array[];
  readonly target: number;
}

const MEMORY = 8;
const MOST_ROUNDS = 150;
const MOST_RETURNS = 12;

/**
 * @param signs of each weight: 1 and -1 keep it from turning round, 0 leaves it free
 * @param penalty the larger, the closer to 0, or to its prior, each weight
 * @param priors of the weights; those that nothing speaks about stay there
 */
export function fitWeights(
  choices: readonly Choice[],
  signs: readonly number[],
  penalty: number,
  priors: Float64Array = new Float64Array(signs.length),
): Float64Array {
  const used = signs.map(() => true);
  for (let round = 0; ; round++) {
    const weights = minimise(choices, used, { penalty, priors });
    const turned = signs.flatMap((sign, column) => (sign * weights[column]! < 0 ? column : []));
    for (const column of turned) used[column] = false;
    if (turned.length > 0) continue;
    // A weight that was left out too early comes back when the likelihood asks for it.
    const { gradient } = placeAt(
      choices,
      weights,
      signs.map(() => true),
      { penalty, priors },
    );
    const wanted = signs.flatMap((sign, column) => (!used[column] && sign * gradient[column]! < -1e-2 ? column : []));
    if (wanted.length === 0 || round >= MOST_RETURNS) return weights;
    for (const column of wanted) used[column] = true;
  }
}

/** Each candidate's share. */
export function shares(rows: readonly Float64Array[], weights: Float64Array): Float64Array {
  const scores = Float64Array.from(rows, (row) => dot(row, weights));
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

interface Place {
  readonly loss: number;
  readonly gradient: Float64Array;
}

/** Where weights are drawn to, and how strongly. */
interface Pull {
  readonly penalty: number;
  readonly priors: Float64Array;
}

interface Past {
  readonly s: Float64Array;
  readonly y: Float64Array;
  readonly rho: number;
}

function minimise(choices: readonly Choice[], used: readonly boolean[], pull: Pull): Float64Array {
  let weights = Float64Array.from(used, (is, column) => (is ? pull.priors[column]! : 0));
  let here = placeAt(choices, weights, used, pull);
  const past: Past[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const length = Math.sqrt(dot(here.gradient, here.gradient));
    if (length < 1e-3) break;
    const direction = descent(here.gradient, past);
    const slope = dot(direction, here.gradient);
    let size = round === 0 ? 1 / (1 + length) : 1;
    let next = moved(weights, direction, size);
    let there = placeAt(choices, next, used, pull);
    while (there.loss > here.loss + 1e-4 * size * slope && size > 1e-8) {
      size /= 2;
      next = moved(weights, direction, size);
      there = placeAt(choices, next, used, pull);
    }
    const gain = here.loss - there.loss;
    const s = moved(next, weights, -1);
    const y = moved(there.gradient, here.gradient, -1);
    const curvature = dot(s, y);
    if (curvature > 1e-12) {
      past.push({ s, y, rho: 1 / curvature });
      if (past.length > MEMORY) past.shift();
    }
    [weights, here] = [next, there];
    if (gain < 1e-7) break;
  }
  return weights;
}

function placeAt(
  choices: readonly Choice[],
  weights: Float64Array,
  used: readonly boolean[],
  { penalty, priors }: Pull,
): Place {
  const off = moved(weights, priors, -1);
  const gradient = off.map((each) => penalty * each);
  let loss = (penalty / 2) * dot(off, off);
  for (const { rows, target } of choices) {
    const share = shares(rows, weights);
    loss -= Math.log(Math.max(share[target]!, 1e-300));
    for (const [index, row] of rows.entries()) {
      const factor = share[index]! - (index === target ? 1 : 0);
      for (let column = 0; column < row.length; column++) gradient[column]! += factor * row[column]!;
    }
  }
  return { loss, gradient: gradient.map((value, column) => (used[column] ? value : 0)) };
}

function descent(gradient: Float64Array, past: readonly Past[]): Float64Array {
  let q = gradient.map((value) => -value);
  const alphas: number[] = [];
  for (const { s, y, rho } of past.toReversed()) {
    const alpha = rho * dot(s, q);
    alphas.push(alpha);
    q = moved(q, y, -alpha);
  }
  const last = past.at(-1);
  q = q.map((value) => value * (last ? 1 / (last.rho * dot(last.y, last.y)) : 1));
  for (const { s, y, rho } of past) {
    q = moved(q, s, alphas.pop()! - rho * dot(y, q));
  }
  return q;
}

function moved(from: Float64Array, direction: Float64Array, size: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(from, (value, column) => value + size * direction[column]!);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
}
