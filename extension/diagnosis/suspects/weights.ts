import type { FeatureId } from './meanings';

/**
 * What each feature adds to a step's score. Written by `npm run bench:suspects -- DIR --train`, never by hand:
 * fitted on 158 marked traces (71 of alg, 30 of hand, 57 of trail).
 */
export const WEIGHTS: Readonly<Record<FeatureId, number>> = {
  /** It takes something as given that no step looked up. */
  assumes: 0.94,
  /** It works with made-up or sample data. */
  simulates: 0,
  /** It is the first to put made-up or sample data in the place of real data. */
  firstSimulates: 1.01,
  /** It is not sure of what it says, or says it from memory. */
  hedges: 0,
  /** It says that something could not be found or done. */
  givesUp: 1,
  /** It says that something is verified, correct or done. */
  claims: 0.34,
  /** Its code or tool call is the first that fails. */
  firstFailure: 1.58,
  /** Its code or tool call is the first that brings nothing back. */
  firstEmpty: 0.99,
  /** It is the first to act: to run code or call a tool. */
  firstActs: 0.27,
  /** Its code or tool call ran, so what it says was taken up. */
  callWorks: 0.29,
  /** It hands over code or a call that nothing in the trace ran. */
  codeUntried: 0.91,
  /** It hands in an answer. */
  handsIn: 0.46,
  /** It hands in an answer, and its agent has looked nothing up. */
  answersBlind: 0.99,
  /** It reacts to what a tool told another agent. */
  reactsToOthers: -0.93,
  /** It comes after the first failure and may have mended it wrongly. */
  afterFirstFailure: 0.69,
  /** It states values that nothing before it contained. */
  introduces: 1.67,
  /** Its code holds values that nothing before it contained. */
  introducesInCode: -2.07,
  /** A value of the final answer first stands here, and nothing it saw held it. */
  makesAnswer: 0.93,
  /** The result of its code or call is where a value of the final answer comes from. */
  showsAnswer: 0.67,
  /** It is the first to take up a value from a tool that the failure rests on. */
  takesUp: 0.55,
  /** It repeats what was said before. */
  repeats: 0.82,
  /** It is the first to repeat something. */
  firstRepeats: -0.94,
  /** It is an agent that does the work. */
  isWorker: 0.93,
  /** It plans or hands out the work. */
  isLead: -0.4,
  /** It is what a tool returned. */
  isTool: -0.63,
  /** It is what a person said. */
  isUser: -1.66,
  /** It says next to nothing. */
  trivial: -0.82,
  /** It only asks the user for something. */
  asksUser: -1,
  /** The task it was given comes with code that was taken as it is. */
  taskCode: 1.46,
  /** The next look at the progress takes the task for done because of it. */
  thenSatisfied: 1.94,
  /** It drops the plan and makes another. */
  replans: 2.49,
  /** It comes after the run had dropped its first plan. */
  afterReplan: -2.28,
  /** It saw only a small part of a page. */
  viewsLittle: -1.69,
  /** A tool went wrong here. */
  findingTool: 2.25,
  /** It uses a value that nobody looked up. */
  findingGrounding: 0,
  /** What was found here goes against the record or the rules. */
  findingDecides: 2,
  /** It is the first turn that does work. */
  worker1: 0.4,
  /** It is the second turn that does work. */
  worker2: 0.19,
  /** It is the third turn that does work. */
  worker3: 0.37,
  /** It is the fourth turn that does work. */
  worker4: -0.64,
  /** It is the first plan. */
  lead1: -0.98,
  /** It stands late in the run. */
  relative: -0.42,
};

/** Makes shares as often right as they say: fitted on traces that the weights had not seen. */
export const CALIBRATION = 0.8;
