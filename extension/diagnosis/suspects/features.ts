import type { TracedValue } from '../lineage';
import type { Finding } from '../run';
import { refusalIn } from '../text/courtesy';
import { decisionOf, decisionsByStep } from './decisions';
import { FEATURE_IDS, type FeatureId, type Features } from './meanings';
import { agentOf, isReplan, isTrivial, type Scene, type Turn } from './turns';
import { ASKS_FOR, ASSUMES, CLAIMS, counterOf, GIVES_UP, LEDGER, SATISFIED, SIMULATES, VIEWPORT } from './words';

/** Features that are being worked out. Rows of one shape are several times as fast to fill as merged objects. */
type Row = Record<FeatureId, number>;
const NOTHING = Object.fromEntries(FEATURE_IDS.map((id) => [id, 0])) as Row;

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
    trouble: toolTrouble(scene.findings),
    decisions: decisionsByStep(scene.findings),
  };
  return turns.map((turn) => {
    const row: Row = { ...NOTHING };
    roleFeatures(turn, row);
    row.asksUser = flag(asksOnly(turn, turns[turn.place + 1]));
    positionFeatures(turn, turns.length, row);
    repetition(turn, known, row);
    if (turn.role === 'worker' || turn.role === 'lead') {
      wordFeatures(turn, row);
      outcomeFeatures(scene, turn, row);
      valueFeatures(scene, turn, known, row);
      leadFeatures(turns, turn, row);
    }
    firsts(turn, known, row);
    findingFeatures(turn, known, row);
    return row;
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
  /** Steps at which a tool was found to have gone wrong. */
  readonly trouble: ReadonlySet<number>;
  readonly decisions: ReadonlyMap<number, Finding>;
}

/** A count as something near 0..1: the first says most. */
function amount(count: number): number {
  return Math.log1p(count) / Math.log(5);
}

function flag(is: boolean): number {
  return is ? 1 : 0;
}

const COUNTERS = {
  assumes: counterOf(ASSUMES),
  simulates: counterOf(SIMULATES),
  givesUp: counterOf(GIVES_UP),
  claims: counterOf(CLAIMS),
};

function wordFeatures({ texts }: Turn, f: Row): void {
  f.assumes = amount(COUNTERS.assumes(texts));
  f.givesUp = amount(COUNTERS.givesUp(texts));
  f.claims = amount(COUNTERS.claims(texts));
}

/** Whether the turn before is a tool's that another agent had called. */
function isOthersResult(turns: readonly Turn[], place: number): boolean {
  let asker = place - 1;
  while (turns[asker]?.role === 'tool') {
    asker--;
  }
  return asker >= 0 && asker < place - 1 && turns[asker]?.step.agent !== turns[place]?.step.agent;
}

/** Whether the code of a turn called another agent, whose turns come next in a tree of spans. */
function runsAgent(turns: readonly Turn[], place: number): boolean {
  const next = turns[place + 1];
  const own = turns[place]!;
  return next?.step.parent !== undefined && next.role !== 'tool' && agentOf(next) !== agentOf(own);
}

function outcomeFeatures(
  { turns, firstFailure }: Scene,
  { outcome, place, code, handsIn, isBlind }: Turn,
  f: Row,
): void {
  f.callWorks = flag(outcome === 'works');
  f.handsIn = flag(handsIn);
  f.answersBlind = flag(handsIn && isBlind);
  f.codeUntried = flag(code !== '' && outcome === undefined && !handsIn && !runsAgent(turns, place));
  f.firstFailure = flag(place === firstFailure);
  f.reactsToOthers = flag(isOthersResult(turns, place));
  f.afterFirstFailure = flag(firstFailure >= 0 && place > firstFailure);
}

/** Values below this weight stand in too many texts to be anybody's invention. */
const LEAST_WEIGHT = 0.3;

function valueFeatures({ lineage }: Scene, { step, code, results }: Turn, { made, shown, taken }: Known, f: Row): void {
  const values = lineage.introducedBy(step.number).filter(({ weight }) => weight >= LEAST_WEIGHT);
  f.introduces = Math.log1p(values.length) / 4;
  f.introducesInCode = code === '' ? 0 : Math.log1p(values.filter(({ text }) => code.includes(text)).length) / 4;
  f.makesAnswer = flag(made.has(step.number));
  f.takesUp = flag(taken.has(step.number));
  f.showsAnswer = flag(results.some((number) => shown.has(number)));
}

function firstTaker({ steps, origin }: TracedValue, workers: ReadonlySet<number>): number | [] {
  return steps.find((step) => step > origin && workers.has(step)) ?? [];
}

/** Lines that are compared, and characters of each; short lines say nothing. */
const MOST_LINES = 400;
const LINE = 200;
const SHORTEST_LINE = 12;

function repetition({ text, role }: Turn, { seen }: Known, f: Row): void {
  let [known, count] = [0, 0];
  for (const line of text.split('\n', MOST_LINES)) {
    const key = line.trim().slice(0, LINE);
    if (key.length > SHORTEST_LINE) {
      count++;
      known += flag(seen.has(key));
      seen.add(key);
    }
  }
  const isTheirs = role === 'worker' || role === 'lead';
  f.repeats = isTheirs && count > 0 ? known / count : 0;
}

function roleFeatures(turn: Turn, f: Row): void {
  const { role, isTask, code } = turn;
  f.isWorker = flag(role === 'worker' && !isTask);
  f.isLead = flag(role === 'lead' && !isTask);
  f.isTool = flag(role === 'tool');
  f.isUser = flag(role === 'user');
  f.taskCode = flag(isTask && code !== '');
  f.trivial = flag(isTrivial(turn));
}

/** A longer turn says something beside its question. */
const LONGEST_QUESTION = 600;

/** Whether a turn only asks a person, who answers next, and neither does nor refuses anything. */
function asksOnly({ role, step, text, code }: Turn, next: Turn | undefined): boolean {
  const isIdle = role === 'worker' && code === '' && step.toolRequests.length === 0 && next?.role === 'user';
  return isIdle && text.length <= LONGEST_QUESTION && ASKS_FOR.test(text) && refusalIn(text) === undefined;
}

/** Turns within which an orchestrator looks at the progress after a worker. */
const SOON = 3;
const SMALL_VIEW = 25;

function leadFeatures(turns: readonly Turn[], turn: Turn, f: Row): void {
  const { role, place, text, replans } = turn;
  const ledger = role === 'worker' ? nextLedger(turns, place) : undefined;
  const view = VIEWPORT.exec(text.slice(0, 1500));
  f.thenSatisfied = flag(ledger !== undefined && SATISFIED.test(ledger.text));
  f.replans = flag(isReplan(turn));
  f.afterReplan = flag(replans > 0);
  f.viewsLittle = flag(view !== null && Number(view[1]) < SMALL_VIEW);
}

function nextLedger(turns: readonly Turn[], place: number): Turn | undefined {
  return turns.slice(place + 1, place + 1 + SOON).find(({ role, text }) => role === 'lead' && LEDGER.test(text));
}

function positionFeatures({ role, ordinal, place }: Turn, count: number, f: Row): void {
  const nth = (who: Turn['role'], number: number) => flag(role === who && ordinal === number);
  f.worker1 = nth('worker', 1);
  f.worker2 = nth('worker', 2);
  f.worker3 = nth('worker', 3);
  f.worker4 = nth('worker', 4);
  f.lead1 = nth('lead', 1);
  f.relative = count > 1 ? place / (count - 1) : 0;
}

/** Fewer repeated lines do not make a turn the first to repeat. */
const LEAST_REPEATED = 0.2;

function firsts(turn: Turn, { already }: Known, f: Row): void {
  const isFirst = (id: FeatureId, is: boolean): number => {
    const counts = is && !turn.isTask && turn.role !== 'tool' && !already.has(id);
    if (counts) {
      already.add(id);
    }
    return flag(counts);
  };
  f.firstSimulates = isFirst('firstSimulates', turn.role !== 'user' && COUNTERS.simulates(turn.texts) > 0);
  f.firstRepeats = isFirst('firstRepeats', f.repeats > LEAST_REPEATED);
  f.firstEmpty = isFirst('firstEmpty', turn.outcome === 'empty' && turn.role !== 'user');
}

function findingFeatures(turn: Turn, { trouble, decisions }: Known, f: Row): void {
  f.findingTool = flag(turn.role === 'tool' && trouble.has(turn.step.number));
  f.findingDecides = flag(decisionOf(turn, decisions) !== undefined);
}

/** Steps where a tool was found to have gone wrong, as far as it matters and was not made good. */
function toolTrouble(findings: readonly Finding[]): Set<number> {
  const matters = findings.filter(
    ({ category, severity, recovered }) => category === 'tool' && severity !== 'info' && !recovered,
  );
  return new Set(matters.flatMap(({ steps: [step] }) => step ?? []));
}
