import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { StepDetail, StepLink } from '../../../schemas/protocol';
import { formatExact } from '../../model/format';
import { kindClass, kindLook } from '../../model/kinds';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Visible } from '../../ui/visible';

const CHILDREN = 6;

interface StepLinksProps {
  readonly detail: StepDetail;
  readonly onSelect: (step: number) => void;
}

/** The steps around this one. */
export function StepLinks({ detail, onSelect }: StepLinksProps): VNode | null {
  const [all, setAll] = useState(false);
  const { parent, children, childCount } = detail;
  if (!parent && childCount === 0) return null;
  const shown = all ? children : children.slice(0, CHILDREN);
  return (
    <nav class="step-links" aria-label={strings.linksLabel}>
      {parent && (
        <div class="step-links-row">
          <span class="dim">{strings.calledBy}</span>
          <LinkTo link={parent} onSelect={onSelect} />
        </div>
      )}
      {childCount > 0 && (
        <div class="step-links-row">
          <span class="dim">{strings.calls(formatExact(childCount))}</span>
          {shown.map((child) => (
            <LinkTo key={child.number} link={child} onSelect={onSelect} />
          ))}
          {!all && children.length > CHILDREN && (
            <button type="button" class="link" onClick={() => setAll(true)}>
              {strings.more(formatExact(children.length - CHILDREN))}
            </button>
          )}
          {all && childCount > children.length && (
            <span class="dim">{strings.andMore(formatExact(childCount - children.length))}</span>
          )}
        </div>
      )}
    </nav>
  );
}

interface LinkToProps {
  readonly link: StepLink;
  readonly onSelect: (step: number) => void;
}

function LinkTo({ link, onSelect }: LinkToProps): VNode {
  const failed = link.status === 'error';
  const look = kindLook(link.kind);
  return (
    <button
      type="button"
      class={`step-link ${kindClass(link.kind)} ${failed ? 'failed' : ''}`}
      onClick={() => onSelect(link.number)}
    >
      <Icon name={failed ? 'error' : look.icon} className="kind-icon" label={failed ? strings.failed : look.label} />
      <span class="step-link-number">{link.number}</span>
      <span class="step-link-name">
        <Visible text={link.name.slice(0, 200)} />
      </span>
    </button>
  );
}
