import type { VNode } from 'preact';

interface IconProps {
  /** Name in the codicon font. */
  readonly name: string;
  /** Text alternative; without one the icon only repeats what stands beside it. */
  readonly label?: string;
  readonly className?: string;
  readonly slot?: string;
}

export function Icon({ name, label, className = '', slot }: IconProps): VNode {
  const shape = { class: `codicon codicon-${name} ${className}`, slot };
  return label ? (
    <span {...shape} role="img" aria-label={label} title={label} />
  ) : (
    <span {...shape} aria-hidden="true" />
  );
}
