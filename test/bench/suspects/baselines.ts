import type { Turn } from '../../../extension/diagnosis/suspects/turns';
import type { Case } from './cases';

/** An order of a trace's candidates, by their places, most suspicious first. */
export type Order = (each: Case) => readonly number[];

/** The words a reader would search for first. */
const ERROR_WORD = /\b(?:error|exception|traceback|failed|failure|exitcode: [1-9])\b/i;

/** What needs no thought, and must be beaten. */
export const BASELINES: Readonly<Record<string, Order>> = {
  'first worker turns in order': ({ scene }) =>
    by(scene.turns, ({ role, place }) => (role === 'worker' ? 0 : 1e6) + place),
  'step before the first error word': ({ scene: { turns } }) => {
    const error = turns.findIndex(({ role, place, text }) => place > 0 && role !== 'user' && ERROR_WORD.test(text));
    return by(turns, ({ place }) => (error < 0 ? place : Math.abs(place - (error - 1)) + (place < error ? 0 : 0.5)));
  },
  'longest message': ({ scene }) => by(scene.turns, ({ role, text }) => (role === 'tool' ? 0 : -text.length)),
};

function by(turns: readonly Turn[], key: (turn: Turn) => number): number[] {
  return turns
    .map((turn) => ({ place: turn.place, key: key(turn) }))
    .sort((a, b) => a.key - b.key || a.place - b.place)
    .map(({ place }) => place);
}
