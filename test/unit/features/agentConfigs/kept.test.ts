import { expect, test } from 'vitest';
import { Kept } from '../../../../extension/features/agentConfigs/kept';

/** An answer that is given by hand, one for each time it is asked for. */
function byHand() {
  const asked: { signal: AbortSignal; answer: (value: string) => void; fail: () => void }[] = [];
  const told: string[] = [];
  const kept = new Kept<string>(
    (signal) =>
      new Promise((resolve, reject) => {
        asked.push({ signal, answer: resolve, fail: () => reject(new Error('no')) });
      }),
    (value) => told.push(value),
  );
  return { kept, asked, told };
}

test('is asked for once, whoever wants it', async () => {
  const { kept, asked, told } = byHand();
  const both = Promise.all([kept.get(), kept.get()]);
  expect([asked.length, kept.isFresh, kept.value]).toEqual([1, false, undefined]);
  asked[0]!.answer('one');
  expect(await both).toEqual(['one', 'one']);
  expect([kept.isFresh, kept.value, told]).toEqual([true, 'one', ['one']]);
  expect(await kept.get()).toBe('one');
  expect(asked).toHaveLength(1);
});

test('what was forgotten stays to be shown, is not fresh, and is asked for again', async () => {
  const { kept, asked } = byHand();
  const first = kept.get();
  asked[0]!.answer('one');
  await first;
  kept.forget();
  expect([kept.isFresh, kept.value]).toEqual([false, 'one']);
  const second = kept.get();
  expect(kept.isFresh).toBe(false);
  asked[1]!.answer('two');
  expect(await second).toBe('two');
  expect([kept.isFresh, kept.value]).toEqual([true, 'two']);
});

test('an answer to a question that was forgotten is not kept, and its signal was raised', async () => {
  const { kept, asked, told } = byHand();
  const first = kept.get();
  kept.forget();
  const second = kept.get();
  expect(asked[0]!.signal.aborted).toBe(true);
  asked[1]!.answer('new');
  await second;
  asked[0]!.answer('old');
  expect(await first).toBe('new');
  expect([kept.value, told]).toEqual(['new', ['new']]);
});

test('a question that failed is asked again by the next one', async () => {
  const { kept, asked } = byHand();
  const first = kept.get();
  asked[0]!.fail();
  await expect(first).rejects.toThrow('no');
  expect(kept.isFresh).toBe(false);
  const second = kept.get();
  asked[1]!.answer('now');
  expect(await second).toBe('now');
});

test('an answer that says the same is the same object', async () => {
  const texts = ['one', 'one', 'two'];
  const kept = new Kept(async () => ({ text: texts.shift() }));
  const first = await kept.get();
  kept.forget();
  expect(await kept.get()).toBe(first);
  expect(kept.value).toBe(first);
  kept.forget();
  expect(await kept.get()).toEqual({ text: 'two' });
});

test('whoever waits when it is forgotten gets the next answer, unless nobody wants to know any more', async () => {
  const { kept, asked } = byHand();
  const first = kept.get();
  kept.forget();
  asked[0]!.fail();
  await expect.poll(() => asked.length).toBe(2);
  asked[1]!.answer('two');
  expect(await first).toBe('two');
  kept.forget();
  const last = kept.get();
  kept.end();
  asked[2]!.fail();
  await expect(last).rejects.toThrow('no');
  expect([asked.length, asked[2]!.signal.aborted]).toEqual([3, true]);
});
