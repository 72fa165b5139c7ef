import type { FeatureId } from './meanings';

/**
 * What each feature adds to a step's score. Written by `npm run bench:suspects -- DIR --train`, never by hand:
 * fitted on 158 marked traces (71 of alg, 30 of hand, 57 of trail).
 */
export const WEIGHTS: Readonly<Record<FeatureId, number>> = {
  /** It takes something as given that no step looked up. */
  assumes: 0.95,
  /** It works with made-up or sample data. */
  simulates: 0,
  /** It is the first to put made-up or sample data in the place of real data. */
  firstSimulates: 1.01,
  /** It is not sure of what it says, or says it from memory. */
  hedges: 0.01,
  /** It says that something could not be found or done. */
  givesUp: 0.95,
  /** It says that something is verified, correct or done. */
  claims: 0.2,
  /** Its code or tool call is the first that fails. */
  firstFailure: 1.63,
  /** Its code or tool call is the first that brings nothing back. */
  firstEmpty: 1.24,
  /** It is the first to act: to run code or call a tool. */
  firstActs: 0.13,
  /** Its code or tool call ran, so what it says was taken up. */
  callWorks: 0.32,
  /** It hands over code or a call that nothing in the trace ran. */
  codeUntried: 0.73,
  /** It reacts to what a tool told another agent. */
  reactsToOthers: -0.7,
  /** It comes after the first failure and may have mended it wrongly. */
  afterFirstFailure: 0.75,
  /** It states values that nothing before it contained. */
  introduces: 1.51,
  /** Its code holds values that nothing before it contained. */
  introducesInCode: -1.36,
  /** A value of the final answer first stands here, and nothing it saw held it. */
  makesAnswer: 0.73,
  /** The result of its code or call is where a value of the final answer comes from. */
  showsAnswer: 0.67,
  /** It is the first to take up a value from a tool that the failure rests on. */
  takesUp: 0.56,
  /** It repeats what was said before. */
  repeats: 0.47,
  /** It is the first to repeat something. */
  firstRepeats: -0.69,
  /** It is an agent that does the work. */
  isWorker: 0.52,
  /** It plans or hands out the work. */
  isLead: -0.64,
  /** It is what a tool returned. */
  isTool: -0.29,
  /** It is what a person said. */
  isUser: -1.32,
  /** It says next to nothing. */
  trivial: -0.55,
  /** The task it was given comes with code that was taken as it is. */
  taskCode: 1.38,
  /** The next look at the progress takes the task for done because of it. */
  thenSatisfied: 1.94,
  /** It drops the plan and makes another. */
  replans: 2.35,
  /** It comes after the run had dropped its first plan. */
  afterReplan: -2.32,
  /** It saw only a small part of a page. */
  viewsLittle: -1.47,
  /** A tool went wrong here. */
  findingTool: 1.75,
  /** It uses a value that nobody looked up. */
  findingGrounding: 0,
  /** It is the first turn that does work. */
  worker1: 0.48,
  /** It is the second turn that does work. */
  worker2: 0.46,
  /** It is the third turn that does work. */
  worker3: 0.43,
  /** It is the fourth turn that does work. */
  worker4: -0.5,
  /** It is the first plan. */
  lead1: -0.92,
  /** It stands late in the run. */
  relative: -0.2,
};

/** Makes shares as often right as they say: fitted on traces that the weights had not seen. */
export const CALIBRATION = 0.9;
