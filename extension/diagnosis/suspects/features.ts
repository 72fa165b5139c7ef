import type { TracedValue } from '../lineage';
import type { Finding } from '../run';
import { isReplan, isTrivial, type Scene, type Turn } from './turns';
import { ASSUMES, CLAIMS, countOf, GIVES_UP, HEDGES, LEDGER, SATISFIED, SIMULATES, VIEWPORT } from './words';

/** Features that are left out together when the ranking is measured. */
export type Group = 'words' | 'outcome' | 'values' | 'repetition' | 'role' | 'lead' | 'findings' | 'position';

interface Meaning {
  readonly group: Group;
  /** What it speaks for by common sense; the training may make it 0, but not turn it round. */
  readonly sign?: 1 | -1;
  /** What is true of the step, as a reason to suspect it. */
  readonly says: string;
}

/**
 * What the ranking looks at, for every step 0..1 or a logarithm near it. All is said of the step itself or of the steps
 * around it, so that it holds in any format; what depends on where in the trace it stands is in the group `position`.
 */
export const FEATURES = {
  assumes: { group: 'words', sign: 1, says: 'It takes something as given that no step looked up.' },
  simulates: { group: 'words', sign: 1, says: 'It works with made-up or sample data.' },
  firstSimulates: {
    group: 'words',
    sign: 1,
    says: 'It is the first to put made-up or sample data in the place of real data.',
  },
  hedges: { group: 'words', sign: 1, says: 'It is not sure of what it says, or says it from memory.' },
  givesUp: { group: 'words', sign: 1, says: 'It says that something could not be found or done.' },
  claims: { group: 'words', sign: 1, says: 'It says that something is verified, correct or done.' },
  firstFailure: { group: 'outcome', sign: 1, says: 'Its code or tool call is the first that fails.' },
  firstEmpty: { group: 'outcome', sign: 1, says: 'Its code or tool call is the first that brings nothing back.' },
  firstActs: { group: 'outcome', sign: 1, says: 'It is the first to act: to run code or call a tool.' },
  callWorks: { group: 'outcome', says: 'Its code or tool call ran, so what it says was taken up.' },
  codeUntried: { group: 'outcome', sign: 1, says: 'It hands over code or a call that nothing in the trace ran.' },
  afterTool: { group: 'outcome', sign: -1, says: 'It reacts to a tool.' },
  afterFirstFailure: { group: 'outcome', says: 'It comes after the first failure and may have mended it wrongly.' },
  introduces: { group: 'values', sign: 1, says: 'It states values that nothing before it contained.' },
  introducesInCode: { group: 'values', says: 'Its code holds values that nothing before it contained.' },
  makesAnswer: {
    group: 'values',
    sign: 1,
    says: 'A value of the final answer first stands here, and nothing it saw held it.',
  },
  showsAnswer: {
    group: 'values',
    sign: 1,
    says: 'The result of its code or call is where a value of the final answer comes from.',
  },
  takesUp: {
    group: 'values',
    sign: 1,
    says: 'It is the first to take up a value from a tool that the failure rests on.',
  },
  repeats: { group: 'repetition', sign: 1, says: 'It repeats what was said before.' },
  firstRepeats: { group: 'repetition', sign: -1, says: 'It is the first to repeat something.' },
  isWorker: { group: 'role', sign: 1, says: 'It is an agent that does the work.' },
  isLead: { group: 'role', says: 'It plans or hands out the work.' },
  isTool: { group: 'role', sign: -1, says: 'It is what a tool returned.' },
  isUser: { group: 'role', sign: -1, says: 'It is what a person said.' },
  trivial: { group: 'role', sign: -1, says: 'It says next to nothing.' },
  taskCode: { group: 'role', sign: 1, says: 'The task it was given comes with code that was taken as it is.' },
  thenSatisfied: { group: 'lead', says: 'The next look at the progress takes the task for done because of it.' },
  replans: { group: 'lead', sign: 1, says: 'It drops the plan and makes another.' },
  afterReplan: { group: 'lead', says: 'It comes after the run had dropped its first plan.' },
  viewsLittle: { group: 'lead', sign: -1, says: 'It saw only a small part of a page.' },
  findingTool: { group: 'findings', sign: 1, says: 'A tool went wrong here.' },
  findingGrounding: { group: 'findings', sign: 1, says: 'It uses a value that nobody looked up.' },
  worker1: { group: 'position', says: 'It is the first turn that does work.' },
  worker2: { group: 'position', says: 'It is the second turn that does work.' },
  worker3: { group: 'position', says: 'It is the third turn that does work.' },
  worker4: { group: 'position', says: 'It is the fourth turn that does work.' },
  lead1: { group: 'position', says: 'It is the first plan.' },
  relative: { group: 'position', says: 'It stands late in the run.' },
} as const satisfies Record<string, Meaning>;

export type FeatureId = keyof typeof FEATURES;
export const FEATURE_IDS = Object.keys(FEATURES) as FeatureId[];
/** Features of one turn; those that are not there are 0. */
export type Features = Partial<Record<FeatureId, number>>;

/** Works out every turn's features. Linear in the run's text. */
export function featuresOf(scene: Scene): Features[] {
  const { turns } = scene;
  const workers = new Set(turns.flatMap(({ role, step }) => (role === 'worker' ? step.number : [])));
  const known: Known = {
    seen: new Set(),
    already: new Set(),
    made: new Set(scene.answer.flatMap(({ role, origin }) => (role === 'introduced' ? origin : []))),
    shown: new Set(scene.answer.map(({ origin }) => origin)),
    taken: new Set(scene.answer.flatMap((value) => (value.author === 'tool' ? firstTaker(value, workers) : []))),
    findings: findingsByStep(scene.findings),
  };
  return turns.map((turn) => {
    const features = { ...roleFeatures(turn), ...positionFeatures(turn, turns.length) };
    if (turn.role === 'worker' || turn.role === 'lead') {
      const found = { ...wordFeatures(turn), ...outcomeFeatures(scene, turn), ...leadFeatures(turns, turn) };
      Object.assign(features, found, valueFeatures(scene, turn, known), repetition(turn, known));
    } else {
      repetition(turn, known);
    }
    return { ...features, ...firsts(turn, features, known), ...findingFeatures(turn, known) };
  });
}

/** What the turns before this one, and the run as a whole, say. */
interface Known {
  /** Lines that were written. */
  readonly seen: Set<string>;
  /** Features that some turn had. */
  readonly already: Set<FeatureId>;
  /** Steps that made up a value of the answer, and steps where any value of it first stands. */
  readonly made: ReadonlySet<number>;
  readonly shown: ReadonlySet<number>;
  /** Steps that first took up a value of it which a tool had given. */
  readonly taken: ReadonlySet<number>;
  readonly findings: ReadonlyMap<number, ReadonlySet<Finding['category']>>;
}

/** A count as something near 0..1: the first says most. */
function amount(count: number): number {
  return Math.log1p(count) / Math.log(5);
}

function flag(is: boolean): number {
  return is ? 1 : 0;
}

function wordFeatures({ text }: Turn): Features {
  return {
    assumes: amount(countOf(ASSUMES, text)),
    simulates: amount(countOf(SIMULATES, text)),
    hedges: amount(countOf(HEDGES, text)),
    givesUp: amount(countOf(GIVES_UP, text)),
    claims: amount(countOf(CLAIMS, text)),
  };
}

function outcomeFeatures({ turns, firstFailure }: Scene, { outcome, place, code }: Turn): Features {
  return {
    callWorks: flag(outcome === 'works'),
    codeUntried: flag(code !== '' && outcome === undefined),
    firstFailure: flag(place === firstFailure),
    afterTool: flag(turns[place - 1]?.role === 'tool'),
    afterFirstFailure: flag(firstFailure >= 0 && place > firstFailure),
  };
}

/** Values below this weight stand in too many texts to be anybody's invention. */
const LEAST_WEIGHT = 0.3;

function valueFeatures({ lineage }: Scene, { step, code, results }: Turn, { made, shown, taken }: Known): Features {
  const values = lineage.introducedBy(step.number).filter(({ weight }) => weight >= LEAST_WEIGHT);
  return {
    introduces: Math.log1p(values.length) / 4,
    introducesInCode: code === '' ? 0 : Math.log1p(values.filter(({ text }) => code.includes(text)).length) / 4,
    makesAnswer: flag(made.has(step.number)),
    takesUp: flag(taken.has(step.number)),
    showsAnswer: flag(results.some((number) => shown.has(number))),
  };
}

function firstTaker({ steps, origin }: TracedValue, workers: ReadonlySet<number>): number | [] {
  return steps.find((step) => step > origin && workers.has(step)) ?? [];
}

/** Lines that are compared, and characters of each; short lines say nothing. */
const MOST_LINES = 400;
const LINE = 200;
const SHORTEST_LINE = 12;

function repetition({ text }: Turn, { seen }: Known): Features {
  let [known, count] = [0, 0];
  for (const line of text.split('\n', MOST_LINES)) {
    const key = line.trim().slice(0, LINE);
    if (key.length > SHORTEST_LINE) {
      count++;
      known += flag(seen.has(key));
      seen.add(key);
    }
  }
  return { repeats: count > 0 ? known / count : 0 };
}

function roleFeatures(turn: Turn): Features {
  const { role, isTask, code } = turn;
  return {
    isWorker: flag(role === 'worker' && !isTask),
    isLead: flag(role === 'lead' && !isTask),
    isTool: flag(role === 'tool'),
    isUser: flag(role === 'user'),
    taskCode: flag(isTask && code !== ''),
    trivial: flag(isTrivial(turn)),
  };
}

/** Turns within which an orchestrator looks at the progress after a worker. */
const SOON = 3;
const SMALL_VIEW = 25;

function leadFeatures(turns: readonly Turn[], turn: Turn): Features {
  const { role, place, text, replans } = turn;
  const ledger = role === 'worker' ? nextLedger(turns, place) : undefined;
  const view = VIEWPORT.exec(text.slice(0, 1500));
  return {
    thenSatisfied: flag(ledger !== undefined && SATISFIED.test(ledger.text)),
    replans: flag(isReplan(turn)),
    afterReplan: flag(replans > 0),
    viewsLittle: flag(view !== null && Number(view[1]) < SMALL_VIEW),
  };
}

function nextLedger(turns: readonly Turn[], place: number): Turn | undefined {
  return turns.slice(place + 1, place + 1 + SOON).find(({ role, text }) => role === 'lead' && LEDGER.test(text));
}

function positionFeatures({ role, ordinal, place }: Turn, count: number): Features {
  const nth = (who: Turn['role'], number: number) => flag(role === who && ordinal === number);
  return {
    worker1: nth('worker', 1),
    worker2: nth('worker', 2),
    worker3: nth('worker', 3),
    worker4: nth('worker', 4),
    lead1: nth('lead', 1),
    relative: count > 1 ? place / (count - 1) : 0,
  };
}

/** Little of it does not make a turn the first. */
const LEAST_FIRST = 0.2;

function firsts(turn: Turn, features: Features, { already }: Known): Features {
  const isFirst = (id: FeatureId, value = features[id] ?? 0): number => {
    const counts = value > LEAST_FIRST && !turn.isTask && turn.role !== 'tool' && !already.has(id);
    if (counts) {
      already.add(id);
    }
    return flag(counts);
  };
  return {
    firstSimulates: isFirst('simulates'),
    firstRepeats: isFirst('repeats'),
    firstActs: isFirst('firstActs', flag(turn.code !== '' && turn.role === 'worker')),
    firstEmpty: isFirst('firstEmpty', flag(turn.outcome === 'empty' && turn.role !== 'user')),
  };
}

function findingFeatures(turn: Turn, { findings }: Known): Features {
  const here = findings.get(turn.step.number);
  return {
    findingTool: flag(turn.role === 'tool' && here?.has('tool') === true),
    findingGrounding: flag(here?.has('grounding') ?? false),
  };
}

/** Categories of what was found at each step, as far as it matters and was not made good. */
function findingsByStep(findings: readonly Finding[]): Map<number, Set<Finding['category']>> {
  const byStep = new Map<number, Set<Finding['category']>>();
  for (const { steps, severity, recovered, category } of findings) {
    const [step] = steps;
    if (step !== undefined && severity !== 'info' && !recovered) {
      byStep.set(step, (byStep.get(step) ?? new Set()).add(category));
    }
  }
  return byStep;
}
