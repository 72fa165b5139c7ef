import type { VNode } from 'preact';
import type { PathRole } from '../../model/stepPath';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Visible } from '../../ui/visible';

/** What a step is on a chain, each with a shape of its own. */
const ROLE_ICONS: Readonly<Record<PathRole, string>> = {
  origin: 'circle-filled',
  carried: 'circle',
  failure: 'error',
  asked: 'question',
  end: 'debug-stop',
};
const MOST_NAME = 40;

interface StepChipProps {
  readonly step: number;
  readonly role: PathRole | undefined;
  /** Name of the step, when it is known. */
  readonly name?: string;
  /** What it is on the chain, in a word. */
  readonly says?: string;
  readonly current?: boolean;
  readonly onGo: (step: number) => void;
}

/** A step of a chain, to go to. */
export function StepChip({ step, role, name, says, current = false, onGo }: StepChipProps): VNode {
  return (
    <button
      type="button"
      class={`chip ${role ? `chip-${role}` : ''}`}
      aria-current={current ? 'step' : undefined}
      title={[strings.stepTitle(step), name, says].filter(Boolean).join(' · ')}
      onClick={() => onGo(step)}
    >
      {role && <Icon name={ROLE_ICONS[role]} />}
      <span class="chip-number">{step}</span>
      {name && (
        <span class="chip-name">
          <Visible text={name.slice(0, MOST_NAME)} />
        </span>
      )}
      {says && <span class="chip-says">{says}</span>}
    </button>
  );
}
