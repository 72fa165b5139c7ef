/** What the fake host answers about why a run failed. */
import type {
  PageDiagnosis,
  PageFinding,
  PageFollow,
  PageLedger,
  PageStepBack,
} from '../../../../schemas/pageDiagnosis';

/** A trace that can be diagnosed. */
export interface FakeDiagnosis {
  diagnose(symptom: number | undefined): PageDiagnosis;
  ledger(): PageLedger;
  follow(value: string): PageFollow;
  stepBack(step: number): PageStepBack;
}

const RUNBOOK = {
  cause: 'The tool returned several matches and the model took the first.',
  now: 'Run it again with the id that the request names.',
  look: 'Two tools of the config read alike.',
  prevent: 'Return one match per call, or an error when there are several.',
};

function finding(
  steps: readonly number[],
  rest: Partial<PageFinding> & Pick<PageFinding, 'id' | 'message'>,
): PageFinding {
  return { category: 'tool', severity: 'warning', recovered: false, evidence: [], runbook: RUNBOOK, ...rest, steps };
}

const REFUND_FINDINGS: readonly PageFinding[] = [
  finding([1], {
    id: 'model-floating',
    category: 'model',
    severity: 'info',
    message: 'The model is named by an alias: what answers may change.',
  }),
  finding([4, 5], {
    id: 'tool-empty-result-used',
    message: 'get_orders returned an empty list, and the run went on as if it had found the order.',
    evidence: [
      { step: 5, quote: 'The order A-1093 qualifies for a refund.' },
      { step: 4, quote: '…"customer_id": 8841…' },
    ],
  }),
  finding([2], {
    id: 'tool-error',
    severity: 'warning',
    recovered: true,
    message: 'find_customer failed once and worked when it was repeated.',
  }),
  finding([7], {
    id: 'tool-error',
    severity: 'error',
    message: 'issue_refund failed: 409 order A-1093 belongs to another customer.',
    evidence: [{ step: 7, quote: 'belongs to another customer' }],
  }),
  finding([8, 7], {
    id: 'action-claimed-not-done',
    category: 'grounding',
    severity: 'error',
    message: 'says that the refund has been issued; no successful tool call did it.',
    evidence: [{ step: 8, quote: 'Your refund of €129.00 has been issued.' }],
  }),
];

/** The small run: customer 8841 is picked in step 2, and step 7 fails over it. */
export const REFUND_DIAGNOSIS: FakeDiagnosis = {
  diagnose: (symptom) => ({
    symptom: {
      step: symptom ?? 7,
      why:
        symptom === undefined
          ? 'Step 7 (issue_refund) failed, and no later step made up for it.'
          : `You asked about step ${symptom}.`,
      basis: symptom === undefined ? 'failure' : 'asked',
    },
    suspects: [
      {
        rank: 1,
        step: 2,
        confidence: 0.62,
        role: 'introduced' as const,
        recovered: false,
        why: [
          'find_customer returned two customers and the first was taken; the order in the request was not used.',
          'The failed call was made with this value.',
        ],
        evidence: [
          { step: 2, quote: '{ "id": 8841, "name": "Jana Meyer"…' },
          { step: 3, quote: 'I found the customer' },
        ],
        chain: [2, 4, 6, 7],
        value: '8841',
      },
      {
        rank: 2,
        step: 4,
        confidence: 0.21,
        role: 'carried' as const,
        recovered: false,
        why: ['went past an empty result without a check.'],
        evidence: [],
        chain: [4, 6, 7],
        value: '8841',
      },
      {
        rank: 3,
        step: 1,
        confidence: 0.08,
        role: 'none' as const,
        recovered: true,
        why: ['Offered find_customer and lookup_customer, which read alike.'],
        evidence: [],
        chain: [],
      },
    ].filter(({ step }) => step < (symptom ?? 7)),
    isFlat: false,
    findings: REFUND_FINDINGS,
    missing: ['No temperature is recorded: whether the run would repeat cannot be told.'],
  }),
  ledger: () => ({
    calls: [1, 3, 5, 8].map((step, i) => ({
      step,
      agent: 'refund-agent',
      tokens: [2050, 2560, 3240, 3930][i]!,
      estimated: step === 5,
      window: 128_000,
      shares: [
        { source: 'system', tokens: 900 },
        { source: 'definitions', tokens: 350 },
        ...(step === 8 ? [] : [{ source: 'user', tokens: 300 }]),
        { source: 'tool find_customer', tokens: 200 + i * 500 },
        { source: 'assistant', tokens: 100 + i * 300 },
      ],
      kept: i * 2,
      added: 2,
      dropped: step === 8 ? 1 : 0,
      changed: 0,
      notes: step === 8 ? ['Dropped user message: "Hello, order A-1093 arrived broken."'] : [],
    })),
  }),
  follow: (value) =>
    value === '8841'
      ? { value, origin: 2, role: 'given', steps: [2, 4, 6, 7] }
      : value.includes('129')
        ? { value: '129', origin: 7, role: 'introduced', steps: [7, 8, 9] }
        : { steps: [] },
  stepBack: (step) => ({ 7: { step: 4, value: '8841' }, 4: { step: 2, value: '8841' } })[step] ?? {},
};

/** A diagnosis of a trace of any size: a chain from near its start to near its end, and a finding here and there. */
export function spreadDiagnosis(steps: number): FakeDiagnosis {
  const at = (share: number): number => Math.max(1, Math.round(steps * share));
  const chain = [at(0.00002), at(0.25), at(0.5), at(0.75), at(0.999)];
  return {
    diagnose: (symptom) => ({
      symptom: {
        step: symptom ?? chain.at(-1)!,
        why: 'The last tool call failed.',
        basis: symptom ? 'asked' : 'failure',
      },
      isFlat: false,
      suspects: [0, 1, 2].map((i) => ({
        rank: i + 1,
        step: chain[i]!,
        confidence: 0.5 / (i + 1),
        role: i === 0 ? 'introduced' : 'carried',
        recovered: false,
        why: ['The value of the failed call stands here.'],
        evidence: [],
        chain: chain.slice(i),
        value: '8007',
      })),
      findings: Array.from({ length: 500 }, (_, i) =>
        finding([Math.min(steps, i * 97 + 3)], { id: 'tool-error', severity: 'error', message: `Failure ${i + 1}.` }),
      ),
      missing: [],
    }),
    ledger: () => ({
      calls: Array.from({ length: Math.min(50_000, Math.floor(steps / 10)) }, (_, i) => ({
        step: i * 10 + 3,
        tokens: 1800 + (i % 700),
        estimated: false,
        shares: [
          { source: 'system', tokens: 800 },
          { source: 'user', tokens: 1000 + (i % 700) },
        ],
        kept: i,
        added: 1,
        dropped: 0,
        changed: 0,
        notes: [],
      })),
    }),
    follow: (value) => ({ value, origin: chain[0]!, role: 'given', steps: chain }),
    stepBack: (step) => (step > 2 ? { step: Math.ceil(step / 2), value: '8007' } : {}),
  };
}
