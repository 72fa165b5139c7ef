import { expect, test } from 'vitest';
import { Kept } from '../../../../extension/features/agentConfigs/kept';
import { ShownLevels } from '../../../../extension/features/agentConfigs/shownLevels';

/** A tree of two agents, each with versions; what is written down in `texts` is what a question finds now. */
function tree() {
  const texts: Record<string, string> = { '': 'a b', a: 'v1', b: 'v1' };
  const asked: string[] = [];
  const answers = Object.fromEntries(
    Object.keys(texts).map((key) => [
      key,
      new Kept(async () => {
        asked.push(key);
        return { text: texts[key] };
      }),
    ]),
  );
  const levels = new ShownLevels<string>(
    async (row) => [await answers[row ?? '']!.get()],
    (row) => row,
  );
  const show = async (row?: string) => levels.show(row, [await answers[row ?? '']!.get()]);
  /** Everything may be out of date: what is told to be. */
  const check = async () => {
    const told: (string | undefined)[] = [];
    for (const answer of Object.values(answers)) {
      answer.forget();
    }
    asked.length = 0;
    await levels.check((row) => told.push(row));
    return told;
  };
  return { texts, asked, levels, show, check };
}

test('answers that say the same leave everything as it is shown', async () => {
  const { show, check, asked } = tree();
  await show();
  await show('a');
  expect(await check()).toEqual([]);
  expect(asked).toEqual(['', 'a']);
});

test('only the row is told what is below which changed; with the top nothing else', async () => {
  const { show, check, texts } = tree();
  await show();
  await show('a');
  await show('b');
  texts.b = 'v2';
  expect(await check()).toEqual(['b']);
  await show('b');
  expect(await check()).toEqual([]);
  Object.assign(texts, { '': 'a b c', a: 'v2' });
  expect(await check()).toEqual([undefined]);
  await show();
  expect(await check()).toEqual([]);
});

test('a folded row is not asked about until it is unfolded', async () => {
  const { show, check, asked, levels, texts } = tree();
  await show();
  await show('a');
  levels.fold('a');
  texts.a = 'v2';
  expect(await check()).toEqual([]);
  expect(asked).toEqual(['']);
  levels.unfold('a');
  expect(await check()).toEqual(['a']);
});

test('a later look ends one that is waiting', async () => {
  const { show, check, levels, texts } = tree();
  await show();
  texts[''] = 'a';
  const told: (string | undefined)[] = [];
  const first = levels.check((row) => told.push(row));
  expect(await check()).toEqual([undefined]);
  await first;
  expect(told).toEqual([]);
});
