import { describe, expect, it } from 'vitest';
import { quoteOfWords, standingQuote } from '../../../../extension/diagnosis/text/quote';

describe('a quote of words', () => {
  it('finds them in the one text that has them', () => {
    expect(quoteOfWords(3, ['Hello.', 'The disk is full.'], 'disk is full')).toEqual({
      step: 3,
      quote: 'The disk is full.',
    });
  });

  it('finds words that a wrapper has escaped, by a piece of them', () => {
    const result = String.raw`{"text": "Error: cannot open 'notes.ods':\n no such file here"}`;
    const quote = quoteOfWords(1, [result], "Error: cannot open 'notes.ods':\n no such file here")!.quote;
    expect(result).toContain(quote.replace(/^…|…$/g, ''));
    expect(quote).toContain('Error: cannot open');
  });

  it('is none where the words do not stand', () => {
    expect(quoteOfWords(1, ['Hello.'], 'the disk is full')).toBeUndefined();
    expect(quoteOfWords(1, ['Hello.'], '')).toBeUndefined();
  });
});

describe('a quote of a step with several texts', () => {
  const texts = ['First I look it up.', 'Then I answer: 42, and that is all.'];

  it('stays as it is in one of them', () => {
    expect(standingQuote({ step: 2, quote: '…answer: 42…' }, texts).quote).toBe('…answer: 42…');
  });

  it('is cut to its longest line where it runs from one into the next', () => {
    const quote = standingQuote({ step: 2, quote: `…${texts.join('\n')}` }, texts).quote;
    expect(quote).toBe('…Then I answer: 42, and that is all.…');
  });

  it('stays as it is when it is a figure that no text holds', () => {
    expect(standingQuote({ step: 2, quote: '1200 input tokens' }, texts).quote).toBe('1200 input tokens');
  });
});
