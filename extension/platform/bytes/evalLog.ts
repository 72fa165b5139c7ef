import { readBytes } from '../../trace/skim/text';
import type { ByteSource } from '../../trace/skim/types';
import { DecodeStopped, type DecodeWatch, writeBounded } from './decode';
import type { Spill } from './spill';
import { readDirectory, readMember } from './zip';

const PIECE = 1024 ** 2;
/** A longer header is cut, and then no JSON object any more. */
const MOST_HEADER = 64 * 1024 ** 2;
/** Samples that could not be read and are named. */
const MOST_NOTES = 20;

/**
 * Writes an Inspect `.eval` log, a ZIP of header.json and samples/*.json (inspect_ai's log format), as the one JSON
 * document that Inspect's own `.json` logs are: the header's fields, then `samples`.
 * @returns sentences about samples that could not be read and are left out
 * @throws Error with a sentence for people when the archive is not such a log, is too much, or was cancelled
 */
export async function writeEvalLog(source: ByteSource, spill: Spill, watch: DecodeWatch): Promise<string[]> {
  const members = readDirectory(source);
  // A run that crashed has no header yet; its journal holds what was known when it began.
  const header =
    members.find(({ name }) => name === 'header.json') ?? members.find(({ name }) => name === '_journal/start.json');
  if (!header) {
    throw new Error('This ZIP archive is not an Inspect log (.eval). Unpack it and open the trace file inside.');
  }
  const samples = members.filter(({ name }) => name.startsWith('samples/') && name.endsWith('.json'));
  const notes: string[] = [];
  const write = (text: string) => spill.write(Buffer.from(text));

  const headerBytes = (await readMember(source, header, watch)).finish();
  const headerText = Buffer.from(readBytes(headerBytes, 0, Math.min(headerBytes.size, MOST_HEADER)))
    .toString('utf8')
    .trim();
  headerBytes.close();
  if (!headerText.startsWith('{') || !headerText.endsWith('}')) {
    throw new Error(`${header.name} in this archive is not a JSON object.`);
  }
  const fields = headerText.slice(1, -1).trim();
  write(`{${fields}${fields === '' ? '' : ','}"samples":[`);
  let separator = '\n';
  for (const [index, sample] of samples.entries()) {
    watch.onProgress?.(index, samples.length);
    try {
      const bytes = (await readMember(source, sample, watch)).finish();
      try {
        write(separator);
        copy(bytes, spill, source.size);
      } finally {
        bytes.close();
      }
      separator = ',\n';
    } catch (error) {
      if (error instanceof DecodeStopped) {
        throw error;
      }
      notes.push(error instanceof Error ? error.message : String(error));
    }
  }
  write('\n]}\n');
  const more = notes.length - MOST_NOTES;
  return more > 0 ? [...notes.slice(0, MOST_NOTES), `${more} more samples could not be read.`] : notes;
}

function copy(bytes: ByteSource, spill: Spill, encodedSize: number): void {
  for (let at = 0; at < bytes.size; at += PIECE) {
    writeBounded(spill, Buffer.from(readBytes(bytes, at, Math.min(at + PIECE, bytes.size))), encodedSize);
  }
}
