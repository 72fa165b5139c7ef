import { actionClaimedNotDone } from './action-claimed-not-done';
import { ambiguousMatchTaken } from './ambiguous-match-taken';
import { answerContradictsResult } from './answer-contradicts-result';
import { budgetExceeded } from './budget-exceeded';
import { confirmationSkipped } from './confirmation-skipped';
import { contextContradiction } from './context-contradiction';
import { contextDropped } from './context-dropped';
import { contextGrowth } from './context-growth';
import { contextNearLimit } from './context-near-limit';
import type { Detector } from './detector';
import { endedEarly } from './ended-early';
import { handoffLost } from './handoff-lost';
import { injectionInResult } from './injection-in-result';
import { instructionViolated } from './instruction-violated';
import { instructionsChanged } from './instructions-changed';
import { irreversibleWithoutApproval } from './irreversible-without-approval';
import { lookUpUnfinished } from './look-up-unfinished';
import { loop } from './loop';
import { modelFloating } from './model-floating';
import { modelSwitched } from './model-switched';
import { outputSchemaViolated } from './output-schema-violated';
import { outputTruncated } from './output-truncated';
import { placeholderUsed } from './placeholder-used';
import { planStepSkipped } from './plan-step-skipped';
import { questionRepeated } from './question-repeated';
import { refused } from './refused';
import { samplingUnfixed } from './sampling-unfixed';
import { secretInTrace } from './secret-in-trace';
import { slowStep } from './slow-step';
import { stalled } from './stalled';
import { timeWindowMisjudged } from './time-window-misjudged';
import { toolArgumentsInvalid } from './tool-arguments-invalid';
import { toolCallUnparsable } from './tool-call-unparsable';
import { toolConfused } from './tool-confused';
import { toolEmptyResultUsed } from './tool-empty-result-used';
import { toolError } from './tool-error';
import { toolErrorIgnored } from './tool-error-ignored';
import { toolRateLimited } from './tool-rate-limited';
import { toolResultMalformed } from './tool-result-malformed';
import { toolResultOversized } from './tool-result-oversized';
import { toolRetryLoop } from './tool-retry-loop';
import { toolTimeout } from './tool-timeout';
import { toolUnknown } from './tool-unknown';
import { traceIncomplete } from './trace-incomplete';
import { valueChanged } from './value-changed';
import { valueInvented } from './value-invented';

/** Every detector, by id. */
export const DETECTORS: readonly Detector[] = [
  actionClaimedNotDone,
  ambiguousMatchTaken,
  answerContradictsResult,
  budgetExceeded,
  confirmationSkipped,
  contextContradiction,
  contextDropped,
  contextGrowth,
  contextNearLimit,
  endedEarly,
  handoffLost,
  injectionInResult,
  instructionViolated,
  instructionsChanged,
  irreversibleWithoutApproval,
  lookUpUnfinished,
  loop,
  modelFloating,
  modelSwitched,
  outputSchemaViolated,
  outputTruncated,
  placeholderUsed,
  planStepSkipped,
  questionRepeated,
  refused,
  samplingUnfixed,
  secretInTrace,
  slowStep,
  stalled,
  timeWindowMisjudged,
  toolArgumentsInvalid,
  toolCallUnparsable,
  toolConfused,
  toolEmptyResultUsed,
  toolError,
  toolErrorIgnored,
  toolRateLimited,
  toolResultMalformed,
  toolResultOversized,
  toolRetryLoop,
  toolTimeout,
  toolUnknown,
  traceIncomplete,
  valueChanged,
  valueInvented,
];
