/** Texts per question whose answers are kept; beyond that all are forgotten and worked out again. */
const MOST = 50_000;

const kept: Map<string, unknown>[] = [];

/**
 * Makes of a function of one text one that works every text out once: several detectors ask the same of a text, and
 * agents read the same results again. Answers are shared: nobody may change them.
 * @param work depends on the text alone
 */
export function perText<T>(work: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  kept.push(answers);
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) {
      return known as T;
    }
    if (answers.size >= MOST) {
      answers.clear();
    }
    const answer = work(text);
    answers.set(text, answer);
    return answer;
  };
}

/** Forgets all answers: when a run's diagnosis is over, so that its texts can go. */
export function forgetTexts(): void {
  for (const answers of kept) {
    answers.clear();
  }
}
