import { strings } from '../strings';

interface KindLook {
  /** Codicon name. */
  readonly icon: string;
  readonly label: string;
}

/** How each kind of step looks; its colour is `--kind-<kind>` in styles/theme.css. */
const LOOKS: Readonly<Record<string, KindLook>> = {
  agent: { icon: 'robot', label: strings.kinds.agent },
  model: { icon: 'sparkle', label: strings.kinds.model },
  tool: { icon: 'tools', label: strings.kinds.tool },
  retrieval: { icon: 'library', label: strings.kinds.retrieval },
  user: { icon: 'account', label: strings.kinds.user },
  handoff: { icon: 'arrow-swap', label: strings.kinds.handoff },
  guardrail: { icon: 'shield', label: strings.kinds.guardrail },
  score: { icon: 'checklist', label: strings.kinds.score },
  span: { icon: 'circle-small', label: strings.kinds.span },
};

export function kindLook(kind: string): KindLook {
  return Object.hasOwn(LOOKS, kind) ? LOOKS[kind]! : { icon: 'circle-small', label: kind };
}

/** The class that sets `--kind-color`. */
export function kindClass(kind: string): string {
  return `kind-${Object.hasOwn(LOOKS, kind) ? kind : 'span'}`;
}
