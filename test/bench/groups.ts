/** What is measured, and the budget each figure is held against. */

import type { Shape } from './generate';

const MB = 1_048_576;

export interface Check {
  readonly work: string;
  readonly bar: string;
  readonly value: number;
  /** Infinite when the figure is only told. */
  readonly limit: number;
  readonly unit: 'x' | 'MB' | '%' | 'B' | 'steps' | 'levels';
  /** The limit is the least that will do, instead of the most. */
  readonly atLeast?: boolean;
  /** What a miss is due to, as far as it is known. */
  readonly why?: string;
}

/** Measured with a smaller young heap, and against one large trace. */
const MANY_SHORT_RUNS =
  'the runs have 20 steps each, and a trace takes 1.5 to 2 KB beside its steps; garbage of decoding adds some 20 MB.';

/** Cases over one file that are compared with one another: they run in turns, `runs` times each. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly shape: Shape;
  readonly size: number;
  readonly cases: readonly string[];
  readonly runs: number;
  /** @param of a figure's median; NaN when the case failed */
  readonly checks: (of: (caseName: string, figure: string) => number, idlePeakMb: number) => readonly Check[];
}

function peakCheck(of: (caseName: string, figure: string) => number, title: string, why?: string): Check {
  const limit = 120 + (200 * of('open', 'steps')) / MB;
  return {
    work: `peak memory, ${title}`,
    bar: '<= 120 MB + 200 B per step',
    value: of('open', 'peakMb'),
    limit,
    unit: 'MB',
    why,
  };
}

/** Files whose model calls repeat the conversation, against JSON.parse. */
function conversation(title: string, size: number, runs: number): Group {
  return {
    ...{ id: `open-${size / 1e6}`, title, shape: 'conversation', size, cases: ['open', 'parse'], runs },
    checks: (of) => [
      {
        work: `open ${title}`,
        bar: '<= 0.35 x JSON.parse',
        value: of('open', 'ms') / of('parse', 'ms'),
        limit: 0.35,
        unit: 'x',
        why: 'the first 50 ms or so are code that still runs interpreted; larger files do not notice.',
      },
      peakCheck(of, title),
    ],
  };
}

/** Too large for JSON.parse. */
function beyondParse(title: string, size: number, runs: number): Group {
  return {
    ...{ id: `open-${size / 1e6}`, title, shape: 'conversation', size, cases: ['open'], runs },
    checks: (of) => [
      {
        work: `open ${title}: steps read`,
        bar: 'opens',
        value: of('open', 'steps'),
        limit: 1,
        unit: 'steps',
        atLeast: true,
      },
      peakCheck(of, title, 'at the bar: 137 to 143 MB from run to run.'),
    ],
  };
}

function firstRows(title: string, size: number, runs: number): Group {
  return {
    ...{ id: 'first', title, shape: 'conversation', size, cases: ['firstRows'], runs },
    checks: (of) => [
      {
        work: `first rows of ${title}`,
        bar: '<= 10% of the whole time',
        value: (100 * of('firstRows', 'firstMs')) / of('firstRows', 'ms'),
        limit: 10,
        unit: '%',
      },
    ],
  };
}

/** Diagnosis of one long trace against opening it, in time on all processors: it is asked for while others work. */
function diagnosis(title: string, size: number, runs: number, shape: Shape, why?: string): Group {
  return {
    ...{ id: `diagnose-${shape}`, title, shape, size, cases: ['open', 'diagnose'], runs },
    checks: (of) => [
      {
        work: `diagnosis of ${title}`,
        bar: '<= 2 x opening',
        value: of('diagnose', 'cpuMs') / of('open', 'cpuMs'),
        limit: 2,
        unit: 'x',
        why,
      },
    ],
  };
}

const DIAGNOSIS_READS =
  'both cost time by the step, not by the byte, and diagnosis does six times as much for each: it makes messages of ' +
  'its content, follows values, runs over 40 detectors and weighs suspects. Texts that are sent on are a tenth of the ' +
  'reading; code that has to be compiled first is a fifth of the whole.';

function shortAttributes(title: string, size: number, runs: number): Group {
  return {
    ...{ id: 'short', title, shape: 'shortAttributes', size, cases: ['open', 'parse'], runs },
    checks: (of) => [peakCheck(of, `${title} of short attributes`, MANY_SHORT_RUNS)],
  };
}

/** Step trees against @evilmartians/agent-prism-data, which needs the parsed document first. */
function againstPrism(shape: Shape, title: string, size: number, runs: number): Group {
  return {
    ...{ id: `prism-${shape}`, title, shape, size, cases: ['retained', 'prism'], runs },
    checks: (of) => {
      const work = `tree of ${title} against agent-prism-data`;
      const why =
        shape === 'shortAttributes'
          ? 'with short attributes there is nothing to hop over: half the time goes into decoding them, to objects as JSON.parse makes.'
          : 'at the bar: 2.9 to 3.3 x from run to run on a quiet machine, more on a busy one.';
      const time = { bar: '>= 3 x faster', limit: 3, unit: 'x', atLeast: true, why } as const;
      const memory = { bar: '<= 0.3 x memory', limit: 0.3, unit: 'x' } as const;
      const ours = of('retained', 'ms');
      return [
        { work: `${work}, both from bytes`, ...time, value: of('prism', 'ms') / ours },
        {
          work: `${work}, ours from bytes, its from parsed JSON`,
          bar: '(for information)',
          value: of('prism', 'buildMs') / ours,
          limit: Number.POSITIVE_INFINITY,
          unit: 'x',
        },
        { work: `${work}: peak`, ...memory, value: of('retained', 'peakMb') / of('prism', 'peakMb') },
        {
          work: `${work}: what the tree holds`,
          ...memory,
          value: of('retained', 'retainedMb') / of('prism', 'retainedMb'),
        },
      ];
    },
  };
}

function wide(title: string, size: number, runs: number): Group {
  return {
    ...{ id: 'wide', title, shape: 'wide', size, cases: ['open', 'parse', 'retained'], runs },
    checks: (of, idlePeakMb) => [
      peakCheck(of, title),
      {
        ...{ work: `bytes per step at the peak, ${title}`, bar: '(for information)', unit: 'B' },
        ...{ value: ((of('open', 'peakMb') - idlePeakMb) * MB) / of('open', 'steps'), limit: Number.POSITIVE_INFINITY },
      },
    ],
  };
}

function chain(title: string, size: number, runs: number): Group {
  return {
    ...{ id: 'chain', title, shape: 'chain', size, cases: ['open', 'parse'], runs },
    checks: (of) => [
      { work: title, bar: 'works', value: of('open', 'depth') + 1, limit: size, unit: 'levels', atLeast: true },
    ],
  };
}

export const FULL = [
  conversation('50 MB', 50e6, 7),
  conversation('300 MB', 300e6, 5),
  conversation('500 MB', 500e6, 5),
  firstRows('1 GB', 1000e6, 5),
  beyondParse('2.2 GB', 2200e6, 3),
  diagnosis('a trace of 10,000 steps that repeat the conversation', 215e6, 5, 'longRun', DIAGNOSIS_READS),
  diagnosis('a trace of 1,000,000 steps without text, contents of 100,000 read', 1_000_000, 3, 'wide'),
  shortAttributes('300 MB', 265_000, 5),
  againstPrism('openInference', '100,000 spans with texts', 100_000, 5),
  againstPrism('shortAttributes', '100,000 spans without', 100_000, 5),
  wide('1,000,000 steps', 1_000_000, 5),
  chain('a chain 100,000 deep', 100_000, 5),
];

export const QUICK = [
  conversation('20 MB', 20e6, 3),
  firstRows('100 MB', 100e6, 3),
  diagnosis('a trace of 1,000 steps that repeat the conversation', 21e6, 3, 'longRun', DIAGNOSIS_READS),
  shortAttributes('22 MB', 20_000, 3),
  againstPrism('openInference', '20,000 spans with texts', 20_000, 3),
  wide('100,000 steps', 100_000, 3),
  chain('a chain 100,000 deep', 100_000, 3),
];
