/** Features that are left out together when the ranking is measured. */
export type Group = 'words' | 'outcome' | 'values' | 'repetition' | 'role' | 'lead' | 'findings' | 'position';

export interface Meaning {
  readonly group: Group;
  /** What it speaks for by common sense; the training may make it 0, but not turn it round. */
  readonly sign?: 1 | -1;
  /**
   * Its weight where the marked traces say nothing; without one, the sign is. The training moves it as far as the traces
   * speak for it. Set for what occurs in none of them, which hold no customer service with its rules and records, and
   * for what is nearly the opposite of another feature: the two would take each other's weight away.
   */
  readonly prior?: number;
  /** What is true of the step, as a reason to suspect it. */
  readonly says: string;
  /** The same, when the symptom is a tool call and no answer. */
  readonly saysOfCall?: string;
}

/**
 * What the ranking looks at, for every step 0..1 or a logarithm near it. All is said of the step itself or of the steps
 * around it, so that it holds in any format; what depends on where in the trace it stands is in the group `position`.
 */
export const FEATURES = {
  assumes: { group: 'words', sign: 1, says: 'It takes something as given that no step looked up.' },
  firstSimulates: {
    group: 'words',
    sign: 1,
    says: 'It is the first to put made-up or sample data in the place of real data.',
  },
  givesUp: { group: 'words', sign: 1, says: 'It says that something could not be found or done.' },
  claims: { group: 'words', sign: 1, says: 'It says that something is verified, correct or done.' },
  firstFailure: { group: 'outcome', sign: 1, says: 'Its code or tool call is the first that fails.' },
  firstEmpty: { group: 'outcome', sign: 1, says: 'Its code or tool call is the first that brings nothing back.' },
  callWorks: { group: 'outcome', says: 'Its code or tool call ran, so what it says was taken up.' },
  codeUntried: { group: 'outcome', sign: 1, says: 'It hands over code or a call that nothing in the trace ran.' },
  handsIn: { group: 'outcome', says: 'It hands in an answer.' },
  answersBlind: {
    group: 'outcome',
    sign: 1,
    says: 'It hands in an answer, and its agent has looked nothing up.',
  },
  reactsToOthers: { group: 'outcome', sign: -1, says: 'It reacts to what a tool told another agent.' },
  afterFirstFailure: { group: 'outcome', says: 'It comes after the first failure and may have mended it wrongly.' },
  introduces: { group: 'values', sign: 1, says: 'It states values that nothing before it contained.' },
  introducesInCode: { group: 'values', says: 'Its code holds values that nothing before it contained.' },
  makesAnswer: {
    group: 'values',
    sign: 1,
    says: 'A value of the final answer first stands here, and nothing it saw held it.',
    saysOfCall: 'A value of the step where the failure shows first stands here, and nothing it saw held it.',
  },
  showsAnswer: {
    group: 'values',
    sign: 1,
    says: 'The result of its code or call is where a value of the final answer comes from.',
    saysOfCall: 'A value of the step where the failure shows comes from the result of its code or call.',
  },
  takesUp: {
    group: 'values',
    sign: 1,
    says: 'It is the first to take up a value from a tool that the failure rests on.',
  },
  repeats: { group: 'repetition', sign: 1, prior: 0, says: 'It repeats what was said before.' },
  firstRepeats: { group: 'repetition', sign: -1, says: 'It is the first to repeat something.' },
  isWorker: { group: 'role', sign: 1, says: 'It is an agent that does the work.' },
  isLead: { group: 'role', says: 'It plans or hands out the work.' },
  isTool: { group: 'role', sign: -1, says: 'It is what a tool returned.' },
  isUser: { group: 'role', sign: -1, says: 'It is what a person said.' },
  trivial: { group: 'role', sign: -1, says: 'It says next to nothing.' },
  asksUser: { group: 'role', sign: -1, says: 'It only asks the user for something.' },
  taskCode: { group: 'role', sign: 1, says: 'The task it was given comes with code that was taken as it is.' },
  thenSatisfied: { group: 'lead', says: 'The next look at the progress takes the task for done because of it.' },
  replans: { group: 'lead', sign: 1, says: 'It drops the plan and makes another.' },
  afterReplan: { group: 'lead', says: 'It comes after the run had dropped its first plan.' },
  viewsLittle: { group: 'lead', sign: -1, says: 'It saw only a small part of a page.' },
  findingTool: { group: 'findings', sign: 1, says: 'A tool went wrong here.' },
  findingDecides: {
    group: 'findings',
    sign: 1,
    prior: 2,
    says: 'What was found here goes against the record or the rules.',
  },
  worker1: { group: 'position', says: 'It is the first turn that does work.' },
  worker2: { group: 'position', says: 'It is the second turn that does work.' },
  worker3: { group: 'position', says: 'It is the third turn that does work.' },
  worker4: { group: 'position', says: 'It is the fourth turn that does work.' },
  lead1: { group: 'position', says: 'It is the first plan.' },
  relative: { group: 'position', says: 'It stands late in the run.' },
} as const satisfies Record<string, Meaning>;

export type FeatureId = keyof typeof FEATURES;
export const FEATURE_IDS = Object.keys(FEATURES) as FeatureId[];
/** Features of one turn. */
export type Features = Readonly<Record<FeatureId, number>>;
