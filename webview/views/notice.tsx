import type { ComponentChildren, VNode } from 'preact';
import { Icon } from '../ui/icon';

interface NoticeProps {
  readonly icon: string;
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** What is said in the middle of a pane that has nothing to show. */
export function Notice({ icon, title, children }: NoticeProps): VNode {
  return (
    <div class="notice" role="status">
      <Icon name={icon} className="notice-icon" />
      <h2>{title}</h2>
      {children}
    </div>
  );
}
