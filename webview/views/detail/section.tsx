import type { ComponentChildren, VNode } from 'preact';
import { formatExact } from '../../model/format';
import { sizeOf } from '../../model/jsonTree';
import { strings } from '../../strings';
import { CopyButton } from './copyButton';
import { valueText } from './copyText';
import { ValueView } from './jsonView';
import { useStep } from './stepContext';

interface SectionProps {
  readonly title: string;
  /** Small facts after the title. */
  readonly meta?: string;
  readonly copy?: () => Promise<string>;
  readonly children: ComponentChildren;
}

/** A titled part of the detail. */
export function Section({ title, meta, copy, children }: SectionProps): VNode {
  return (
    <section class="section">
      <div class="section-head">
        <h3 class="section-title">{title}</h3>
        {meta && <span class="section-meta">{meta}</span>}
        {copy && <CopyButton text={copy} />}
      </div>
      {children}
    </section>
  );
}

interface ValueSectionProps {
  readonly title: string;
  /** Colour of the edge, as for `Block`. */
  readonly tone: string;
  readonly value: unknown;
}

/** A section that is one value. */
export function ValueSection({ title, tone, value }: ValueSectionProps): VNode {
  const step = useStep();
  const size = sizeOf(value);
  const meta = size > 1 ? strings.entries(size, formatExact(size), Array.isArray(value)) : undefined;
  return (
    <Section title={title} meta={meta} copy={() => valueText(step, value)}>
      <div class={`block tone-${tone}`}>
        <ValueView value={value} label={title} />
      </div>
    </Section>
  );
}

/** How many things a section lists, where it is more than one. */
export function listCount(list: readonly unknown[]): string | undefined {
  return list.length > 1 ? formatExact(list.length) : undefined;
}
