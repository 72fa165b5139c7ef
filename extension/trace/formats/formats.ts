import { anthropicMessages } from './anthropicMessages';
import type { Format, Head, Sniff } from './format';
import { geminiContents } from './geminiContents';
import { jaeger } from './jaeger';
import { native } from './native';
import { openAiMessages } from './openAiMessages';
import { openAiResponses } from './openAiResponses';
import { otelSdk } from './otelSdk';
import { otlp } from './otlp';
import { trail } from './trail';
import { whoAndWhen } from './whoAndWhen';

/** Every format there is; among equals, the earlier wins. */
export const FORMATS: readonly Format[] = [
  native,
  otlp,
  jaeger,
  trail,
  otelSdk,
  whoAndWhen,
  openAiResponses,
  anthropicMessages,
  geminiContents,
  openAiMessages,
];

export interface Candidate extends Sniff {
  readonly format: Format;
}

/** The formats that may read a file that begins like this, best first. */
export function candidatesFor(head: Head): Candidate[] {
  return FORMATS.flatMap((format) => {
    const sniff = format.sniff(head);
    return sniff ? [{ format, ...sniff }] : [];
  }).sort((a, b) => b.confidence - a.confidence);
}
