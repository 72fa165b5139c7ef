import type { PageSymptom } from '../schemas/pageDiagnosis';

const SHOWN_AT: Readonly<Record<PageSymptom['basis'], (step: number) => string>> = {
  failure: (step) => `shows at step ${step}`,
  asked: (step) => `step ${step} explained`,
  end: (step) => `ended at step ${step}`,
};

/** What the page says about why a run failed. */
export const diagnosisStrings = {
  // The story
  storyTitle: 'Why it failed',
  storyTitleOther: 'What happened',
  storyOpen: 'Show the story',
  storyClose: 'Hide the story',
  storyDivider: 'Resize the story',
  explainRun: 'Look for Causes',
  explainRunWhy: 'The run says that it succeeded, so nobody has looked yet.',
  afterReading: 'The cause is looked for once the file is read.',
  lookingForCause: 'Looking for the cause…',
  diagnosisFailed: (message: string) => `The cause could not be looked for: ${message}`,
  nothingToTell: 'Nothing stands out: no step is more suspect than the others, and no finding points anywhere.',
  storySummary: ({ step, basis }: PageSymptom, suspect: number, confidence: string) =>
    `${SHOWN_AT[basis](step)}, most suspect is step ${suspect} (${confidence})`,
  storySummaryOnly: ({ step, basis }: PageSymptom) => SHOWN_AT[basis](step),
  symptomTitles: { failure: 'What failed', asked: 'What you ask about', end: 'Where it ended' },
  foundSymptom: 'Back to the symptom found',
  suspectsTitle: 'Suspects',
  shortlist: 'a shortlist, not a verdict',
  noClearSuspect: 'No clear candidate: the shares are nearly equal.',
  noSuspects: 'No earlier step is suspect.',
  noSteps: 'The trace has no steps.',
  suspect: 'Suspect',
  moreAgainst: (count: number) => `${count} more`,
  confidence: (percent: string) => `${percent} of the weight of all candidates`,
  roles: { introduced: 'introduced', carried: 'carried', none: '' },
  rolesTold: {
    introduced: 'A value that led to the failure appears here first',
    carried: 'A value that led to the failure passed through here',
    none: '',
  },
  recovered: 'recovered',
  notRecovered: 'not recovered',
  recoveredTold: 'A later step made up for it',
  chainLabel: (value: string | undefined) =>
    value === undefined ? 'From the suspect to the symptom' : `The way of ${value} to the symptom`,
  noValueLinks: (suspect: number, symptom: number) =>
    `No value is known to lead from step ${suspect} to step ${symptom}.`,
  chainRoles: { origin: 'suspect', carried: 'carried', failure: 'shows here', asked: 'asked about', end: 'ended here' },
  moreSteps: (count: string) => `${count} more`,
  missingTitle: (count: number) => (count === 1 ? 'What the trace lacks' : `What the trace lacks (${count})`),
  quoteOf: (step: number) => `Step ${step}`,
  showQuote: (step: number) => `Show this text in step ${step}`,

  // The path beside the list
  theSuspect: 'the suspect',
  pathRoles: {
    origin: 'start of the chain',
    carried: 'on the chain',
    failure: 'the failure shows here',
    asked: 'the step asked about',
    end: 'the run ended here',
  },
  pathRolesInside: {
    origin: 'start of the chain inside',
    carried: 'the chain passes inside',
    failure: 'the failure shows inside',
    asked: 'the step asked about is inside',
    end: 'the run ended inside',
  },

  // Findings
  findings: 'Findings',
  findingsOnly: 'List only steps with findings',
  noFindingsHere: 'No detector found anything in this step.',
  noFindings: 'No detector found anything.',
  findingsHere: 'Findings',
  findingsTruncated: (shown: string, all: string) => `${shown} of ${all} findings shown`,
  findingSeverities: { error: 'Error', warning: 'Warning', info: 'Note' },
  otherSteps: 'also in',
  runbook: 'What to do about it',
  runbookParts: { cause: 'Likely cause', now: 'Do now', look: 'Look into', prevent: 'Prevent' },

  // Following a value
  whyThisStep: (step: number) => `Why This? Explain step ${step}`,
  whereFrom: 'Where did this come from?',
  whereTo: 'Where did it go?',
  followValue: 'Follow a Value…',
  followField: 'Value to follow',
  followHint: 'Any id, number, name or text of the trace. Selecting text does the same.',
  valueActions: (value: string) => `Value ${value}`,
  following: (value: string) => `Following ${value}`,
  followNothing: (value: string) => `Nothing in the run is known of ${value}.`,
  followFailed: (message: string) => `The value could not be followed: ${message}`,
  originGiven: (step: number) => `given in step ${step}`,
  originIntroduced: (step: number) => `introduced in step ${step}: no earlier step contains it`,
  originQuestion: 'given by the question, beside the steps',
  standsIn: 'stands in',
  nowhereElse: 'stands nowhere else',
  onChain: {
    origin: 'appears here first on the chain',
    carried: 'carried through here',
    failure: 'in the step that failed',
    asked: 'in the step asked about',
    end: 'in the step it ended at',
  },
  endFollow: 'Stop Following',

  // Step Back, Step Forward
  stepBackShort: 'Step Back',
  stepForwardShort: 'Step Forward',
  stepBack: 'Step Back: to the step its decisive value came from',
  stepForward: 'Step Forward: return along the way back',
  steppedBack: (from: number, to: number, value: string | undefined) =>
    value === undefined
      ? `Back from step ${from} to step ${to}`
      : `Back from step ${from} to step ${to}, along ${value}`,
  noWayBack: (step: number) => `No value of step ${step} leads back to an earlier step.`,
  steppedForward: (to: number) => `Forward to step ${to}`,
  stepBackFailed: (message: string) => `The way back could not be found: ${message}`,
  dismiss: 'Dismiss',

  // Context ledger
  contextTitle: 'Context sent, per model call',
  contextOpen: 'Context Sent, per Model Call',
  contextWaiting: 'Reading what each call was sent…',
  contextFailed: (message: string) => `What the calls were sent could not be read: ${message}`,
  onlyModelsHaveContext: 'Only model calls are sent a context.',
  noModelCalls: 'The trace has no model calls.',
  noLedger: 'What this call was sent is not known.',
  contextFill: (percent: string) => `${percent} of the window`,
  windowOf: (tokens: string) => `of ${tokens} the model takes`,
  estimated: (tokens: string) => `≈ ${tokens}`,
  estimatedTold: 'Estimated from the length of the text: the trace did not record it',
  sharesEstimated: 'Shares are estimated from the length of the text.',
  tokensSent: 'Tokens sent',
  messages: 'Messages',
  messageKinds: { kept: 'kept', added: 'new', dropped: 'dropped', changed: 'changed' },
  againstPrevious: 'against the call before, of the same agent',
  source: 'Source',
  shareOfContext: 'Share',
  sourceGroups: {
    system: 'system',
    definitions: 'tool definitions',
    user: 'user',
    tool: 'tool results',
    assistant: 'assistant',
    other: 'other',
  },
  closeContext: 'Close the picture of the context',

  // Marks
  mark: 'Mark This Step…',
  markChange: 'Change Your Mark…',
  markRootCause: 'This step caused the failure',
  markVerdict: 'Verdict',
  verdicts: { right: 'Right', wrong: 'Wrong', unsure: 'Unsure' },
  markNote: 'Note',
  markSave: 'Save Mark',
  markRemove: 'Remove Mark',
  markKept: 'Kept in a file beside the trace.',
  rootCause: 'root cause',
  markedAs: (what: string) => `marked: ${what}`,
} as const;
