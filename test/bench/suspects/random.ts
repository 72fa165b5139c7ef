/** Numbers 0..1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Questions of each fold. All cases of a question are in one fold. */
export function foldsOf(cases: readonly { readonly question: string }[], count: number, seed: number): Set<string>[] {
  const random = randomFrom(seed);
  const questions = [...new Set(cases.map(({ question }) => question))].sort();
  for (let last = questions.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [questions[last], questions[other]] = [questions[other]!, questions[last]!];
  }
  return Array.from({ length: count }, (_, fold) => new Set(questions.filter((_, index) => index % count === fold)));
}

/** The 95% interval of a mean over cases, by drawing them again and again. */
export function interval(values: readonly number[], seed = 7, draws = 2000): readonly [number, number] {
  const random = randomFrom(seed);
  const means = Array.from({ length: draws }, () => {
    let sum = 0;
    for (let index = 0; index < values.length; index++) sum += values[Math.floor(random() * values.length)]!;
    return sum / values.length;
  }).sort((a, b) => a - b);
  return [means[Math.floor(draws * 0.025)]!, means[Math.floor(draws * 0.975)]!];
}
