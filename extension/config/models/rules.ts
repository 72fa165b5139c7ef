/** How makers name the models of their own API, and what such a name promises. Facts: shared sources in models.data.json. */

import { hasPins, isFloating, isFrozen, isKnown, newestPin, type SourceKey } from './catalogue';
import type { ModelClass } from './facts';
import type { Provider } from './providers';

export interface Verdict {
  readonly class: ModelClass;
  readonly why: string;
  readonly source: SourceKey;
  readonly newestSnapshot?: string;
}

interface Rule {
  readonly test: RegExp;
  readonly class: ModelClass;
  readonly why: string;
}

interface Naming {
  readonly source: SourceKey;
  /** Names that say what they are, first match first. */
  readonly telling: readonly Rule[];
  /** Names of the kind that has no date, tried after the catalogue's aliases. */
  readonly undated?: Rule;
}

const LATEST: Rule = {
  test: /-(latest|nightly)$/,
  class: 'latest-alias',
  why: 'the name is made to move to the newest model',
};

const PREVIEW: Rule = {
  test: /-(preview|exp|beta|experimental)(-|$)/,
  class: 'preview',
  why: 'a preview can change or end at short notice',
};

const DATED_WHY = 'the id carries the date of one snapshot';

/** The provider has published this model under this name only. */
const UNDATED_WHY = 'the provider publishes no dated snapshot of this model';

const NAMING: Partial<Record<Provider, Naming>> = {
  openai: {
    source: 'openai-sdk',
    telling: [
      { test: /^([a-z][\w.-]*-)?latest$/, class: 'latest-alias', why: LATEST.why },
      { test: /-20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, class: 'pinned', why: DATED_WHY },
      {
        test: /^gpt-(3\.5|4)[a-z0-9-]*-(0[1-9]|1[0-2])[0-3]\d(-preview|-vision-preview)?$/,
        class: 'pinned',
        why: 'the id carries the month and day of one snapshot',
      },
      PREVIEW,
    ],
    undated: {
      test: /^gpt-(5\.[6-9]|[6-9](\.\d+)?)-(sol|terra|luna|astra|cyber|rosalind)(-pro)?$/,
      class: 'no-snapshot-exists',
      why: 'OpenAI has published no dated snapshots since GPT-5.5',
    },
  },
  anthropic: {
    source: 'anthropic-versions',
    telling: [
      LATEST,
      PREVIEW,
      { test: /-20\d{6}$/, class: 'pinned', why: DATED_WHY },
      {
        test: /^claude-([a-z]+-4-([6-9]|1\d)|[a-z]+-[5-9](-\d{1,2})?)(-fast)?$/,
        class: 'pinned',
        why: 'from Claude 4.6 on, an id without a date is one pinned version',
      },
      { test: /^claude-(instant-1|2)-\d$/, class: 'pinned', why: 'the id names one version' },
    ],
  },
  gemini: {
    source: 'google-models',
    telling: [
      LATEST,
      PREVIEW,
      { test: /^tunedmodels\//, class: 'pinned', why: 'a tuned model is fixed' },
      { test: /-0\d{2}$/, class: 'pinned', why: 'the id carries a version number that stays' },
    ],
    undated: {
      test: /^gemini-(2\.5|[3-9](\.\d+)?)-|^gemma-/,
      class: 'no-snapshot-exists',
      why: 'since Gemini 2.5 the stable name is the most exact id that Google publishes',
    },
  },
  mistral: {
    source: 'mistral-lifecycle',
    telling: [
      { test: /^labs-/, class: 'preview', why: 'Mistral updates its labs models without notice' },
      LATEST,
      PREVIEW,
      { test: /-2[2-9](0[1-9]|1[0-2])$/, class: 'pinned', why: 'the id carries the year and month of one release' },
    ],
  },
  cohere: {
    source: 'cohere-models',
    telling: [
      LATEST,
      PREVIEW,
      { test: /-(0[1-9]|1[0-2])-20\d{2}$/, class: 'pinned', why: 'the id carries the month and year of one release' },
    ],
    undated: { test: /^(embed|rerank|c4ai)-/, class: 'no-snapshot-exists', why: UNDATED_WHY },
  },
  xai: {
    source: 'xai-models',
    telling: [
      LATEST,
      PREVIEW,
      {
        test: /-(0[1-9]|1[0-2])[0-3]\d(-[a-z-]+)?$/,
        class: 'pinned',
        why: 'the id carries the month and day of one snapshot',
      },
    ],
    undated: { test: /^grok-\d/, class: 'no-snapshot-exists', why: UNDATED_WHY },
  },
  deepseek: {
    source: 'deepseek-sdk',
    telling: [
      LATEST,
      PREVIEW,
      { test: /-(0[1-9]|1[0-2])[0-3]\d$/, class: 'pinned', why: 'the id carries the month and day of one release' },
    ],
    undated: { test: /^deepseek-(v|r)\d/, class: 'no-snapshot-exists', why: UNDATED_WHY },
  },
  moonshot: {
    source: 'naming',
    telling: [
      LATEST,
      PREVIEW,
      { test: /-auto$/, class: 'router', why: 'a model is chosen for each request' },
      { test: /-(0[1-9]|1[0-2])[0-3]\d$/, class: 'pinned', why: 'the id carries the month and day of one release' },
    ],
    undated: { test: /^(kimi-k\d|moonshot-v\d)/, class: 'no-snapshot-exists', why: UNDATED_WHY },
  },
  zai: {
    source: 'naming',
    telling: [LATEST, PREVIEW, { test: /-2\d{5}$|-20\d{6}$/, class: 'pinned', why: DATED_WHY }],
    undated: { test: /^glm-\d/, class: 'no-snapshot-exists', why: UNDATED_WHY },
  },
};

/** Fine-tunes keep their weights; they go when their base model does. */
const FINE_TUNE: Verdict = {
  class: 'pinned',
  why: 'a fine-tuned model keeps its weights',
  source: 'openai-deprecations',
};

function asVerdict(rule: Rule, source: SourceKey, newestSnapshot: string | undefined): Verdict {
  const pinned = rule.class === 'pinned' || newestSnapshot === undefined;
  return { class: rule.class, why: rule.why, source, ...(!pinned && { newestSnapshot }) };
}

/**
 * What a name promises on the API of the model's maker.
 * @param model the maker's own form, in lower case
 * @param name the id as it was written, in lower case: a fine-tune's name is more than its model's
 * @returns undefined when neither the rules nor the catalogue can tell
 */
export function judgeByMaker(maker: Provider, model: string, name: string): Verdict | undefined {
  if (name.startsWith('ft:')) {
    return FINE_TUNE;
  }
  const newest = newestPin(maker, model);
  const naming = NAMING[maker];
  const source = naming?.source ?? 'genai-prices';
  if (isFrozen(maker, model)) {
    return { class: 'pinned', why: `a frozen alias: it has always meant ${newest} and will not move`, source };
  }
  const telling = naming?.telling.find((rule) => rule.test.test(model));
  if (telling !== undefined) {
    return asVerdict(telling, source, newest);
  }
  if (hasPins(maker, model)) {
    const why = `the provider can move this alias; ${newest} stays`;
    return { class: 'floating-alias', why, source, newestSnapshot: newest };
  }
  if (isFloating(maker, model)) {
    return { class: 'floating-alias', why: 'the provider has moved this name from one model to the next', source };
  }
  if (naming?.undated?.test.test(model)) {
    return asVerdict(naming.undated, source, undefined);
  }
  return isKnown(maker, model) ? { class: 'no-snapshot-exists', why: UNDATED_WHY, source: 'genai-prices' } : undefined;
}
