import type { FeatureId } from './features';

/**
 * What each feature adds to a step's score. Written by `npm run bench:suspects -- DIR --train`, never by hand:
 * fitted on 158 marked traces.
 */
export const WEIGHTS: Readonly<Record<FeatureId, number>> = {
  /** It takes something as given that no step looked up. */
  assumes: 0.962,
  /** It works with made-up or sample data. */
  simulates: 0,
  /** It is the first to put made-up or sample data in the place of real data. */
  firstSimulates: 0.879,
  /** It is not sure of what it says, or says it from memory. */
  hedges: 0.122,
  /** It says that something could not be found or done. */
  givesUp: 0.848,
  /** It says that something is verified, correct or done. */
  claims: 0.289,
  /** Its code or tool call is the first that fails. */
  firstFailure: 1.658,
  /** Its code or tool call is the first that brings nothing back. */
  firstEmpty: 1.1,
  /** Its code or tool call ran, so what it says was taken up. */
  callWorks: 0.423,
  /** It hands over code or a call that nothing in the trace ran. */
  codeUntried: 0.598,
  /** It reacts to a tool. */
  afterTool: -0.603,
  /** It comes after the first failure and may have mended it wrongly. */
  afterFirstFailure: 0.821,
  /** It states values that nothing before it contained. */
  introduces: 1.332,
  /** Its code holds values that nothing before it contained. */
  introducesInCode: -0.77,
  /** A value of the final answer first stands here, and nothing it saw held it. */
  makesAnswer: 0.602,
  /** The result of its code or call is where a value of the final answer comes from. */
  showsAnswer: 0.572,
  /** It is the first to take up a value from a tool that the failure rests on. */
  takesUp: 0.515,
  /** It repeats what was said before. */
  repeats: 0.32,
  /** It is the first to repeat something. */
  firstRepeats: -0.751,
  /** It is an agent that does the work. */
  isWorker: 0.488,
  /** It plans or hands out the work. */
  isLead: -0.662,
  /** It is what a tool returned. */
  isTool: -0.271,
  /** It is what a person said. */
  isUser: -1.2,
  /** It says next to nothing. */
  trivial: -0.622,
  /** The task it was given comes with code that was taken as it is. */
  taskCode: 1.318,
  /** The next look at the progress takes the task for done because of it. */
  thenSatisfied: 1.812,
  /** It drops the plan and makes another. */
  replans: 2.208,
  /** It comes after the run had dropped its first plan. */
  afterReplan: -2.07,
  /** It saw only a small part of a page. */
  viewsLittle: -1.299,
  /** A tool went wrong here. */
  findingTool: 1.396,
  /** It uses a value that nobody looked up. */
  findingGrounding: 0.24,
  /** It is the first turn that does work. */
  worker1: 0.381,
  /** It is the second turn that does work. */
  worker2: 0.5,
  /** It is the third turn that does work. */
  worker3: 0.43,
  /** It is the fourth turn that does work. */
  worker4: -0.424,
  /** It is the first plan. */
  lead1: -0.819,
  /** It stands late in the run. */
  relative: -0.134,
};

/** Makes shares as often right as they say: fitted on traces that the weights had not seen. */
export const CALIBRATION = 1;
