import type { TracedValue } from '../lineage';

/** Ids, addresses and long numbers: what nobody makes up by accident. Words and small numbers say nothing. */
export function isTelling({ text }: TracedValue): boolean {
  return text.length <= 300 && (isAddress(text) || isIdentifier(text) || isLongNumber(text));
}

/** An e-mail address or a URL. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/\S{4,}$/i.test(text) || /^[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}$/.test(text);
}

/** Letters and digits mixed in one word, as in order numbers and account ids. */
export function isIdentifier(text: string): boolean {
  const isMixed = /^[#A-Za-z0-9_-]{5,64}$/.test(text) && /\d\D*\d/.test(text) && /[A-Za-z#]/.test(text);
  return isMixed && !/^\d{1,3}-[a-z-]+$/i.test(text); // '24-hour' is a measure
}

/** A number of at least three digits, years aside. */
export function isLongNumber(text: string): boolean {
  if (!/^[$€£]?\d[\d,]*(?:\.\d+)?%?$/.test(text)) {
    return false;
  }
  const digits = text.replace(/[,.$€£%]/g, '');
  return (
    digits.length >= 3 &&
    digits.length <= 20 &&
    /^\d+$/.test(digits) &&
    !/^(?:19|20)\d\d$/.test(digits) &&
    !/^[1-9]0+$/.test(digits)
  );
}
