import { candidatesFor, FORMATS } from '../../trace/formats/formats';
import { readHead, SHORT_LOOK } from '../../trace/head';
import { type BytesLocation, readTextHead } from '../bytes/bytes';
import { MemoryBytes } from '../bytes/sources';
import type { FormatName } from '../traceService';

/** Every format there is. */
export function formatNames(): FormatName[] {
  return FORMATS.map(({ id, title }) => ({ id, title }));
}

/** The format a text file's beginning looks like; undefined when it looks like none. */
export function sniff(location: BytesLocation): (FormatName & { readonly confidence: number }) | undefined {
  const head = readHead(new MemoryBytes(readTextHead(location, SHORT_LOOK)), SHORT_LOOK);
  const best = candidatesFor(head)[0];
  return best && { id: best.format.id, title: best.format.title, confidence: best.confidence };
}
