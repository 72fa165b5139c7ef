import { agentApprovalMissing } from './agent-approval-missing';
import { agentEscalationMissing } from './agent-escalation-missing';
import { agentEvalsMissing } from './agent-evals-missing';
import { agentHandoffCycle } from './agent-handoff-cycle';
import { agentHandoffUnknown } from './agent-handoff-unknown';
import { agentKindMissing } from './agent-kind-missing';
import { agentLimitsMissing } from './agent-limits-missing';
import { agentOwnerMissing } from './agent-owner-missing';
import { agentScopeBroad } from './agent-scope-broad';
import { agentToolMissing } from './agent-tool-missing';
import { agentToolUnused } from './agent-tool-unused';
import { agentUnversioned } from './agent-unversioned';
import { contextBudget } from './context-budget';
import { maxTokensMissing } from './max-tokens-missing';
import { maxTokensOverLimit } from './max-tokens-over-limit';
import { mcpSecret } from './mcp-secret';
import { mcpServerUnpinned } from './mcp-server-unpinned';
import { mcpTransport } from './mcp-transport';
import { modelNoFallback } from './model-no-fallback';
import { modelNotAllowed } from './model-not-allowed';
import { modelRetired } from './model-retired';
import { modelUnknown } from './model-unknown';
import { modelUnpinned } from './model-unpinned';
import { paramAmbiguousId } from './param-ambiguous-id';
import { paramArrayItemsMissing } from './param-array-items-missing';
import { paramDefaultInvalid } from './param-default-invalid';
import { paramDescriptionMissing } from './param-description-missing';
import { paramDescriptionTautological } from './param-description-tautological';
import { paramEnumInvalid } from './param-enum-invalid';
import { paramFormatMissing } from './param-format-missing';
import { paramObjectFree } from './param-object-free';
import { paramPatternInvalid } from './param-pattern-invalid';
import { paramProseEnum } from './param-prose-enum';
import { paramRangeInvalid } from './param-range-invalid';
import { paramRequiredBoolean } from './param-required-boolean';
import { paramRequiredContradicts } from './param-required-contradicts';
import { paramRequiredUnknown } from './param-required-unknown';
import { paramTypeMissing } from './param-type-missing';
import { promptContradiction } from './prompt-contradiction';
import { promptDuplicateInstruction } from './prompt-duplicate-instruction';
import { promptExampleInvalid } from './prompt-example-invalid';
import { promptFileMissing } from './prompt-file-missing';
import { promptHardcodedDate } from './prompt-hardcoded-date';
import { promptNoUncertainty } from './prompt-no-uncertainty';
import { promptPatchwork } from './prompt-patchwork';
import { promptSecret } from './prompt-secret';
import { promptTemplateUnbalanced } from './prompt-template-unbalanced';
import { promptTooLong } from './prompt-too-long';
import { promptToolUnknown } from './prompt-tool-unknown';
import { promptUntrustedInline } from './prompt-untrusted-inline';
import { promptVariableUndefined } from './prompt-variable-undefined';
import { promptVariableUnused } from './prompt-variable-unused';
import type { Rule } from './rule';
import { samplingConflict } from './sampling-conflict';
import { samplingUnset } from './sampling-unset';
import { schemaInvalid } from './schema-invalid';
import { schemaProviderUnsupported } from './schema-provider-unsupported';
import { schemaRefUnresolved } from './schema-ref-unresolved';
import { schemaRootNotObject } from './schema-root-not-object';
import { schemaTooDeep } from './schema-too-deep';
import { toolAnnotationContradicts } from './tool-annotation-contradicts';
import { toolDescriptionInjection } from './tool-description-injection';
import { toolDescriptionMentionsUnknown } from './tool-description-mentions-unknown';
import { toolDescriptionMissing } from './tool-description-missing';
import { toolDescriptionPlaceholder } from './tool-description-placeholder';
import { toolDescriptionTautological } from './tool-description-tautological';
import { toolDescriptionTooLong } from './tool-description-too-long';
import { toolDestructiveUnmarked } from './tool-destructive-unmarked';
import { toolNameCollision } from './tool-name-collision';
import { toolNameDuplicate } from './tool-name-duplicate';
import { toolNameGeneric } from './tool-name-generic';
import { toolNameInvalid } from './tool-name-invalid';
import { toolOverlap } from './tool-overlap';
import { toolPurposeVague } from './tool-purpose-vague';
import { toolReturnsUndescribed } from './tool-returns-undescribed';
import { toolSetInconsistent } from './tool-set-inconsistent';
import { toolSetTooLarge } from './tool-set-too-large';
import { traceArgumentsFailSchema } from './trace-arguments-fail-schema';
import { traceEnumInvented } from './trace-enum-invented';
import { traceParamNeverUsed } from './trace-param-never-used';
import { traceToolConfused } from './trace-tool-confused';
import { traceToolDrift } from './trace-tool-drift';
import { traceToolNeverCalled } from './trace-tool-never-called';

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
  agentApprovalMissing,
  agentEscalationMissing,
  agentEvalsMissing,
  agentHandoffCycle,
  agentHandoffUnknown,
  agentKindMissing,
  agentLimitsMissing,
  agentOwnerMissing,
  agentScopeBroad,
  agentToolMissing,
  agentToolUnused,
  agentUnversioned,
  contextBudget,
  maxTokensMissing,
  maxTokensOverLimit,
  mcpSecret,
  mcpServerUnpinned,
  mcpTransport,
  modelNoFallback,
  modelNotAllowed,
  modelRetired,
  modelUnknown,
  modelUnpinned,
  paramAmbiguousId,
  paramArrayItemsMissing,
  paramDefaultInvalid,
  paramDescriptionMissing,
  paramDescriptionTautological,
  paramEnumInvalid,
  paramFormatMissing,
  paramObjectFree,
  paramPatternInvalid,
  paramProseEnum,
  paramRangeInvalid,
  paramRequiredBoolean,
  paramRequiredContradicts,
  paramRequiredUnknown,
  paramTypeMissing,
  promptContradiction,
  promptDuplicateInstruction,
  promptExampleInvalid,
  promptFileMissing,
  promptHardcodedDate,
  promptNoUncertainty,
  promptPatchwork,
  promptSecret,
  promptTemplateUnbalanced,
  promptTooLong,
  promptToolUnknown,
  promptUntrustedInline,
  promptVariableUndefined,
  promptVariableUnused,
  samplingConflict,
  samplingUnset,
  schemaInvalid,
  schemaProviderUnsupported,
  schemaRefUnresolved,
  schemaRootNotObject,
  schemaTooDeep,
  toolAnnotationContradicts,
  toolDescriptionInjection,
  toolDescriptionMentionsUnknown,
  toolDescriptionMissing,
  toolDescriptionPlaceholder,
  toolDescriptionTautological,
  toolDescriptionTooLong,
  toolDestructiveUnmarked,
  toolNameCollision,
  toolNameDuplicate,
  toolNameGeneric,
  toolNameInvalid,
  toolOverlap,
  toolPurposeVague,
  toolReturnsUndescribed,
  toolSetInconsistent,
  toolSetTooLarge,
  traceArgumentsFailSchema,
  traceEnumInvented,
  traceParamNeverUsed,
  traceToolConfused,
  traceToolDrift,
  traceToolNeverCalled,
];
