import { paramAmbiguousId } from './param-ambiguous-id';
import { paramDescriptionMissing } from './param-description-missing';
import { paramDescriptionTautological } from './param-description-tautological';
import { paramFormatMissing } from './param-format-missing';
import { paramProseEnum } from './param-prose-enum';
import { paramRequiredContradicts } from './param-required-contradicts';
import type { Rule } from './rule';
import { toolDescriptionMentionsUnknown } from './tool-description-mentions-unknown';
import { toolDescriptionMissing } from './tool-description-missing';
import { toolDescriptionPlaceholder } from './tool-description-placeholder';
import { toolDescriptionTautological } from './tool-description-tautological';
import { toolDestructiveUnmarked } from './tool-destructive-unmarked';
import { toolOverlap } from './tool-overlap';
import { toolPurposeVague } from './tool-purpose-vague';

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
  paramAmbiguousId,
  paramDescriptionMissing,
  paramDescriptionTautological,
  paramFormatMissing,
  paramProseEnum,
  paramRequiredContradicts,
  toolDescriptionMentionsUnknown,
  toolDescriptionMissing,
  toolDescriptionPlaceholder,
  toolDescriptionTautological,
  toolDestructiveUnmarked,
  toolOverlap,
  toolPurposeVague,
];
