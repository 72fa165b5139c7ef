import type { Value } from './values';

/**
 * How telling a value is, 0..1: how improbable it is that two steps hold it by chance, and in how few steps it stands.
 * @param steps of the run that have text
 */
export function weightOf(value: Value, steps: number): number {
  return specificity(value) * rarity(value.steps.length, steps) * (value.author === 'system' ? 0.3 : 1);
}

function specificity({ kind, key, text }: Value): number {
  switch (kind) {
    case 'id':
      return Math.min(1, 0.4 + 0.1 * distinct(key));
    case 'number': {
      const figures = key.replace(/\D/g, '').replace(/0+$/, '').length;
      const isYear = /^n(19|20)\d\d$/.test(key);
      return isYear ? 0.25 : Math.min(0.95, 0.2 + 0.15 * figures);
    }
    case 'email':
    case 'url':
      return 0.95;
    case 'path':
      return 0.8;
    case 'date':
      return 0.6;
    case 'name':
      return Math.min(0.7, 0.3 + 0.02 * text.length);
    case 'phrase':
      return Math.min(0.6, 0.2 + 0.01 * text.length);
  }
}

function distinct(key: string): number {
  return new Set(key.slice(1, 20)).size;
}

/** Like an inverse document frequency, but kind to short runs, where what matters stands in every step. */
function rarity(df: number, steps: number): number {
  return steps <= 1 ? 1 : 1 - 0.9 * Math.min(1, Math.log(df) / Math.log(Math.max(steps, 20)));
}
