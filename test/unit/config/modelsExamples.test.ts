import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classifyModel, type ModelClass } from '../../../extension/config/models';

const EXAMPLES = '../shared/config/models/examples.json';
const UNIONS = '../shared/config/models/npm-sdk-model-unions.json';

/** What each label of the examples comes to in our classes. */
const CLASS_OF: Readonly<Record<string, ModelClass>> = {
  'pinned-dated': 'pinned',
  'pinned-dateless': 'pinned',
  'pinned-version': 'pinned',
  'partner-pinned': 'pinned',
  'fine-tune': 'pinned',
  'tag-full': 'pinned',
  // It never moved: nothing can change under it. That it is deprecated is told beside the class.
  'alias-frozen': 'pinned',
  'alias-floating': 'floating-alias',
  'partner-default': 'floating-alias',
  'tag-size': 'floating-alias',
  // It floated until it was switched off; the date is told beside the class.
  'retired-alias': 'floating-alias',
  'alias-latest': 'latest-alias',
  'implicit-latest': 'latest-alias',
  preview: 'preview',
  'preview-dated': 'preview',
  'dateless-only': 'no-snapshot-exists',
  'stable-name': 'no-snapshot-exists',
  // Google documents bare names as auto-updated, but publishes nothing else since Gemini 2.5.
  'auto-updated': 'no-snapshot-exists',
  // A slug of OpenRouter without a date, and none with one to move to.
  slug: 'no-snapshot-exists',
  shorthand: 'deployment-name',
  router: 'router',
};

const present = existsSync(EXAMPLES);
if (!present) {
  console.log(`skipped: ${EXAMPLES} is not here`);
}

describe.skipIf(!present)('labelled examples', () => {
  const examples: Record<string, Record<string, string>> = present ? JSON.parse(readFileSync(EXAMPLES, 'utf8')) : {};
  const cases = Object.entries(examples).flatMap(([provider, ids]) =>
    Object.entries(ids).map(([id, label]) => ({ provider, id, label, expected: CLASS_OF[label] })),
  );

  it('are there, with labels that are known', () => {
    expect(cases.length).toBeGreaterThan(30);
    expect(cases.filter(({ expected }) => expected === undefined)).toEqual([]);
  });

  it.each(cases)('$id of $provider is $expected ($label)', ({ provider, id, expected }) => {
    expect(classifyModel(id, provider).class).toBe(expected);
  });

  it.each(cases)('$id is $expected without its provider too', ({ id, expected }) => {
    expect(classifyModel(id).class).toBe(expected);
  });
});

describe.skipIf(!present)('ids in the types of published SDKs', () => {
  const unions: Record<string, { ids: string[] }> = present ? JSON.parse(readFileSync(UNIONS, 'utf8')) : {};

  it.each([
    ['openai ChatModel', 'openai'],
    ['openai ResponsesModel', 'openai'],
    ['@anthropic-ai/sdk Model', 'anthropic'],
    ['@ai-sdk/google GoogleInteractionsModelId', 'gemini'],
    ['@ai-sdk/xai XaiResponsesModelId', 'xai'],
  ])('%s are all judged', (union, provider) => {
    const ids = unions[union]?.ids ?? [];
    expect(ids.length).toBeGreaterThan(5);
    expect(ids.filter((id) => classifyModel(id, provider).class === 'unknown')).toEqual([]);
  });
});
