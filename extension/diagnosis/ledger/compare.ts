import type { LedgerEntry, LostMessage } from '../ledger';
import type { Sent, SentMessage } from './sent';

/** Characters two forms of one message begin with alike. */
const SAME_BEGINNING = 40;
/** Words of a text that are looked at to tell a summary. */
const MOST_WORDS = 4000;
const SHORTEST_SUMMARY = 120;

type Difference = Pick<LedgerEntry, 'kept' | 'added' | 'dropped' | 'changed' | 'cut' | 'summarised' | 'systemChanged'>;

/**
 * What became of a call's messages in the next call of the same conversation. Messages are compared by content, so
 * that one put in or taken out at the front does not make all others new.
 */
export function compare(heldBy: number, before: Sent, now: Sent): Difference {
  const systemChanged = before.system !== now.system;
  if (now.goesOn || before.messages.every((message, index) => message === now.messages[index])) {
    const kept = before.messages.length;
    const added = now.messages.length - kept;
    return { kept, added, dropped: [], changed: [], cut: [], summarised: false, systemChanged };
  }
  const old = new Set(before.messages.map(({ key }) => key));
  const present = new Set(now.messages.map(({ key }) => key));
  const added = now.messages.filter(({ key }) => !old.has(key));
  const places = placesOf(added);
  const dropped: LostMessage[] = [];
  const changed: LostMessage[] = [];
  const cut: LostMessage[] = [];
  for (const message of before.messages) {
    if (present.has(message.key)) {
      continue;
    }
    const { role, text } = message;
    const other = placesFor(message)
      .map((place) => places.get(place))
      .find((found) => found !== undefined);
    const lost = { heldBy, role, text, now: other?.text };
    (!other ? dropped : other.text.length < text.length ? cut : changed).push(lost);
  }
  return {
    kept: now.messages.length - added.length,
    added: added.length,
    dropped,
    changed,
    cut,
    summarised: isSummarised(dropped, added),
    systemChanged,
  };
}

/** New messages by what they share with the message they replace: the call they answer, or their beginning. */
function placesOf(added: readonly SentMessage[]): Map<string, SentMessage> {
  const places = new Map<string, SentMessage>();
  for (const message of added) {
    for (const place of placesFor(message)) {
      places.set(place, message);
    }
  }
  return places;
}

function placesFor({ role, key, answers }: SentMessage): string[] {
  const beginning = key.length > SAME_BEGINNING ? [`${role} ${key.slice(0, SAME_BEGINNING)}`] : [];
  return [...answers.map((id) => `answer ${id}`), ...beginning];
}

function isSummarised(dropped: readonly LostMessage[], added: readonly SentMessage[]): boolean {
  const size = dropped.reduce((sum, { text }) => sum + text.length, 0);
  if (dropped.length < 2) {
    return false;
  }
  const candidates = added.filter(
    ({ key, role }) => role !== 'tool' && key.length >= SHORTEST_SUMMARY && key.length < size / 2,
  );
  const words = candidates.length > 0 ? new Set(dropped.flatMap(({ text }) => longWords(text))) : new Set();
  return candidates.some(({ key }) => {
    const own = longWords(key);
    return own.length > 0 && own.filter((word) => words.has(word)).length >= own.length / 2;
  });
}

function longWords(text: string): string[] {
  const words: string[] = [];
  for (const [word] of text.matchAll(/[\p{L}\d]{5,40}/gu)) {
    words.push(word.toLowerCase());
    if (words.length >= MOST_WORDS) {
      break;
    }
  }
  return words;
}
