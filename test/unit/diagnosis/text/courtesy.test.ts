import { describe, expect, it } from 'vitest';
import { isCourtesy, isSameRefusal, refusalIn } from '../../../../extension/diagnosis/text/courtesy';

describe('a courtesy', () => {
  it.each([
    'TERMINATE',
    "You're welcome!",
    'You’re very welcome. Have a great weekend!',
    "Sounds good! Once you have the number, just let me know, and I'll be here.",
    'Thank you for your patience. Please hold on.',
    'Is there anything else I can help you with?',
    'Certainly! 🙂',
  ])('is: %s', (text) => {
    expect(isCourtesy(text)).toBe(true);
  });

  it.each([
    '',
    'Your table is booked for 7 pm. Enjoy your meal!',
    'If you have a voucher, you pay 20 less.',
    'Once you have paid, the parcel leaves within a day.',
    '42',
    `You're welcome! ${'The parcel left on Monday. '.repeat(40)}`,
  ])('is not: %s', (text) => {
    expect(isCourtesy(text)).toBe(false);
  });
});

describe('a refusal', () => {
  it('is known again in other words', () => {
    const first = refusalIn('Hello. Unfortunately, tickets for the night train cannot be returned.');
    expect(first && isSameRefusal(first, refusalIn('Sadly no: night train tickets cannot be returned at all.')!)).toBe(
      true,
    );
    expect(first && isSameRefusal(first, refusalIn('I am unable to seat dogs in the dining coach.')!)).toBe(false);
  });

  it('is no sympathy, and no advice for the case that something does not work', () => {
    expect(refusalIn('I am sorry to hear that, and I apologize for the delay.')).toBeUndefined();
    expect(refusalIn('If you cannot find it, look in your mail.')).toBeUndefined();
  });
});
