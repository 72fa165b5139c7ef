import type { FeatureId } from './meanings';

/**
 * What each feature adds to a step's score. Written by `npm run bench:suspects -- DIR --train`, never by hand:
 * fitted on 158 marked traces (71 of alg, 30 of hand, 57 of trail).
 */
export const WEIGHTS: Readonly<Record<FeatureId, number>> = {
  /** It takes something as given that no step looked up. */
  assumes: 0.95,
  /** It is the first to put made-up or sample data in the place of real data. */
  firstSimulates: 0.95,
  /** It says that something could not be found or done. */
  givesUp: 1.03,
  /** It says that something is verified, correct or done. */
  claims: 0.51,
  /** Its code or tool call is the first that fails. */
  firstFailure: 1.22,
  /** Its code or tool call is the first that brings nothing back. */
  firstEmpty: 0.98,
  /** Its code or tool call ran, so what it says was taken up. */
  callWorks: 0.28,
  /** It hands over code or a call that nothing in the trace ran. */
  codeUntried: 0.9,
  /** It hands in an answer. */
  handsIn: 0.33,
  /** It hands in an answer, and its agent has looked nothing up. */
  answersBlind: 1.1,
  /** It reacts to what a tool told another agent. */
  reactsToOthers: -0.99,
  /** It comes after the first failure and may have mended it wrongly. */
  afterFirstFailure: 0.35,
  /** It states values that nothing before it contained. */
  introduces: 1.16,
  /** Its code holds values that nothing before it contained. */
  introducesInCode: -0.44,
  /** A value of the final answer first stands here, and nothing it saw held it. */
  makesAnswer: 0.85,
  /** The result of its code or call is where a value of the final answer comes from. */
  showsAnswer: 0.86,
  /** It is the first to take up a value from a tool that the failure rests on. */
  takesUp: 0.78,
  /** It repeats what was said before. */
  repeats: 0.28,
  /** It is the first to repeat something. */
  firstRepeats: -0.86,
  /** It is an agent that does the work. */
  isWorker: 0.92,
  /** It plans or hands out the work. */
  isLead: -0.39,
  /** It is what a tool returned. */
  isTool: -0.63,
  /** It is what a person said. */
  isUser: -1.06,
  /** It says next to nothing. */
  trivial: -0.89,
  /** It only asks the user for something. */
  asksUser: -1,
  /** The task it was given comes with code that was taken as it is. */
  taskCode: 1.21,
  /** The next look at the progress takes the task for done because of it. */
  thenSatisfied: 0.32,
  /** It drops the plan and makes another. */
  replans: 1.34,
  /** It comes after the run had dropped its first plan. */
  afterReplan: -0.79,
  /** It saw only a small part of a page. */
  viewsLittle: -1.26,
  /** A tool went wrong here. */
  findingTool: 1.29,
  /** What was found here goes against the record or the rules. */
  findingDecides: 2,
  /** It is the first turn that does work. */
  worker1: 0.34,
  /** It is the second turn that does work. */
  worker2: 0.26,
  /** It is the third turn that does work. */
  worker3: 0.4,
  /** It is the fourth turn that does work. */
  worker4: -0.5,
  /** It is the first plan. */
  lead1: -0.45,
  /** It stands late in the run. */
  relative: -0.31,
};

/** Makes shares as often right as they say: fitted on traces that the weights had not seen. */
export const CALIBRATION = 1;
