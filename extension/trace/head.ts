import type { Head } from './formats/format';
import { Issues } from './issues';
import { RecordStream } from './skim/records';
import { decodeUtf8, readBytes, wholeCharacters } from './skim/text';
import type { ByteSource, SkimValue } from './skim/types';

/** Enough for nearly every file; a longer look is taken only when this decides nothing. */
export const SHORT_LOOK = 256 * 1024;
export const LONG_LOOK = 8 * 1024 * 1024;

const MOST_VALUES = 20;
const TEXT_CHARACTERS = 2000;

/**
 * Reads the beginning of a file for sniffing: its first top-level values, with long texts hopped over.
 * @param look how many bytes to look at; a value that goes on after them is given as far as it was read
 */
export function readHead(source: ByteSource, look: number): Head {
  const size = Math.min(source.size, look);
  const window: ByteSource = {
    size,
    read: (at, into) => (at >= size ? 0 : source.read(at, into.subarray(0, Math.min(into.length, size - at)))),
  };
  const stream = new RecordStream(window, { type: 'record', record: 'value' }, new Issues());
  const values: SkimValue[] = [];
  while (values.length < MOST_VALUES) {
    const record = stream.next();
    if (!record) {
      break;
    }
    values.push(record.value);
  }
  const start = readBytes(source, 0, Math.min(size, TEXT_CHARACTERS));
  return {
    values,
    single: values.length === 1 && stream.topLevelCount === 1,
    text: decodeUtf8(start, 0, wholeCharacters(start)),
  };
}
