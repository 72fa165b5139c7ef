import { type ListText, readList, readListInside } from './listText';
import { SharedTexts } from './sharedTexts';
import type { Scanner } from './skim/scanner';
import { allocate, decodeJsonString, startsLike } from './skim/text';
import type { SkimValue } from './skim/types';
import type { KnownTexts } from './skim/values';

/**
 * Attributes that hold a list as JSON text, under any exporter's names. Only readers that take a list for its JSON text
 * look at them (spans/families/).
 */
const LISTS: ReadonlySet<string> = new Set([
  'gen_ai.system_instructions',
  'gen_ai.input.messages',
  'gen_ai.request.messages',
  'gen_ai.tool.definitions',
  'gen_ai.request.tools',
  'pydantic_ai.all_messages',
  'all_messages_events',
  'ai.prompt.messages',
]);

/**
 * Attributes that may hold an object with a list in it, a request, as JSON text. Only readers that take an object for
 * its JSON text look at them.
 */
const REQUESTS: ReadonlySet<string> = new Set([
  'input.value',
  'gen_ai.prompt',
  'gen_ai.input_value',
  'langfuse.observation.input',
  'langwatch.input',
  'mlflow.spanInputs',
]);

/** How the attributes begin over which each call spreads its conversation, and those whose texts come up in it. */
const SPREAD = [
  ...['llm.input_messages.', 'llm.output_messages.', 'gen_ai.prompt.', 'gen_ai.completion.'],
  ...['input.value', 'output.value'],
];

/** A list that was read, as bytes and as items. */
interface ReadList {
  /** What stands before the items. */
  readonly head: string;
  /** Its text up to its closing bracket, and room for more. */
  readonly bytes: Uint8Array;
  /** Lengths the list has had, oldest first: in bytes without the closing bracket, and in items. */
  readonly lengths: readonly { readonly bytes: number; readonly items: number }[];
  readonly items: SkimValue[];
}

/** Lists under one name that may be gone on with: conversations of several agents take turns. */
const MOST_OPEN = 6;
/** Longer texts are not read as lists. */
const LONGEST = 16 * 1024 * 1024;
/** Bytes compared before a whole list is. */
const GLANCE = 256;
const SPACE = 0x20;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const NOTHING = { bytes: 0, items: 0 };

/**
 * Reads lists that are written as JSON text inside JSON strings, each a longer version of one before: what is the same,
 * byte for byte, is not decoded again, and its items are the same objects. Texts of conversations that are spread over
 * attributes are the same strings when they come again.
 */
export class GrowingLists implements KnownTexts {
  private readonly open = new Map<string, ReadList[]>();
  private readonly texts = new SharedTexts();

  read(attribute: string, bytes: Uint8Array, start: number, end: number): string {
    const mayComeAgain = SPREAD.some((name) => attribute.startsWith(name));
    return mayComeAgain ? this.texts.read(bytes, start, end) : decodeJsonString(bytes, start, end);
  }

  take(name: string, scanner: Scanner): SkimValue | undefined {
    const isRequest = REQUESTS.has(name);
    if (!LISTS.has(name) && !(isRequest && mayBeObject(scanner))) {
      return undefined;
    }
    const open = this.open.get(name) ?? [];
    this.open.set(name, open);
    const { list, shared } = longestStart(open, scanner);
    scanner.keep(LONGEST);
    const start = scanner.offset;
    scanner.pos += shared.bytes;
    const whole = scanner.passString();
    scanner.release();
    const length = scanner.offset - 1 - start;
    if (!whole || length > LONGEST) {
      return undefined;
    }
    const bytes = scanner.buffer.subarray(start - scanner.base, start - scanner.base + length);
    const text = isRequest ? readListInside(bytes, shared.bytes, list?.head ?? '') : readList(bytes, shared.bytes);
    return text?.around(remember(open, list, shared, text, bytes.subarray(0, text.close)));
  }
}

/** Whether the string that the scanner stands in may be JSON text of an object. */
function mayBeObject(scanner: Scanner): boolean {
  const byte = scanner.peek();
  return byte === OPEN_OBJECT || byte === BACKSLASH || byte === SPACE;
}

type Length = ReadList['lengths'][number];

/** The open list that shares most with the text the scanner stands at, and how much. */
function longestStart(open: readonly ReadList[], scanner: Scanner): { list: ReadList | undefined; shared: Length } {
  let best: { list: ReadList | undefined; shared: Length } = { list: undefined, shared: NOTHING };
  for (let at = open.length - 1; at >= 0; at--) {
    const list = open[at]!;
    const shared = sharedLength(list, scanner);
    if (shared.bytes > best.shared.bytes) {
      best = { list, shared };
      if (shared === list.lengths.at(-1)) {
        break;
      }
    }
  }
  return best;
}

/** The longest length of a list with which it stands at the scanner's place. */
function sharedLength({ bytes, lengths }: ReadList, scanner: Scanner): Length {
  const whole = lengths.at(-1) ?? NOTHING;
  scanner.ensure(whole.bytes);
  const most = scanner.end - scanner.pos;
  const isLike = (length: number) => length <= most && startsLike(scanner.buffer, scanner.pos, bytes, length);
  if (!isLike(Math.min(GLANCE, lengths[0]?.bytes ?? 0))) {
    return NOTHING;
  }
  if (isLike(whole.bytes)) {
    return whole;
  }
  let low = 0;
  let high = lengths.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isLike(lengths[middle]!.bytes)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return lengths[low - 1] ?? NOTHING;
}

/**
 * @param bytes of the list without its closing bracket
 * @returns the items of the list, which can be gone on with from now on
 */
function remember(
  open: ReadList[],
  list: ReadList | undefined,
  shared: Length,
  { head, items: rest }: ListText,
  bytes: Uint8Array,
): SkimValue[] {
  const goesOn = list !== undefined && shared === list.lengths.at(-1);
  if (goesOn && rest.length === 0) {
    return list.items;
  }
  if (goesOn) {
    open.splice(open.indexOf(list), 1);
  } else if (open.length >= MOST_OPEN) {
    open.shift();
  }
  const items = [...(list?.items.slice(0, shared.items) ?? []), ...rest];
  const before = list?.lengths.filter((length) => length.items <= shared.items) ?? [];
  let room = goesOn ? list.bytes : allocate(bytes.length);
  if (room.length < bytes.length) {
    room = allocate(2 * bytes.length);
    room.set(bytes.subarray(0, shared.bytes));
  }
  room.set(goesOn ? bytes.subarray(shared.bytes) : bytes, goesOn ? shared.bytes : 0);
  open.push({ head, bytes: room, lengths: [...before, { bytes: bytes.length, items: items.length }], items });
  return items;
}
