import type { Issues } from '../issues';
import type { SkimObject, SkimValue } from '../skim/types';
import { pick } from './records';
import type { Span } from './span';

/** Where a format keeps what a span needs, under every name it has. */
export interface SpanFields {
  readonly name: readonly string[];
  readonly start: readonly string[];
  readonly end: readonly string[];
  readonly attributes: readonly string[];
}

/** Says which facts of a span were recorded but could not be used; the span is shown without them. */
export function noteOddities(issues: Issues, at: number, value: SkimObject, span: Span, fields: SpanFields): void {
  if (span.start === undefined && says(pick(value, ...fields.start))) {
    issues.add('warning', "A span's start is no time; it is left out", at);
  }
  if (span.end === undefined && span.start !== undefined && says(pick(value, ...fields.end))) {
    issues.add('warning', "A span's end is no time; its duration is left out", at);
  }
  if (span.name === '' && says(pick(value, ...fields.name))) {
    issues.add('warning', "A span's name is not text; it is left out", at);
  }
  if (span.attributes.size === 0) {
    const attributes = pick(value, ...fields.attributes);
    if (says(attributes) && typeof attributes !== 'object') {
      issues.add('warning', "A span's attributes are no list; they are left out", at);
    }
  }
}

/** Whether something was recorded at all: exporters write 0 and '' for 'none'. */
function says(value: SkimValue | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && value !== 0 && value !== '0';
}
