/**
 * The only file that knows which component library draws the form controls; views use the names exported here. The
 * library's elements keep their own styles in shadow roots and take the theme's colours by themselves.
 */
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodePanels,
  vsCodePanelTab,
  vsCodePanelView,
  vsCodeProgressRing,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';
import { type ComponentChildren, h, type JSX, type RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Badge } from './badge';
import { Icon } from './icon';

provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodePanels(),
  vsCodePanelTab(),
  vsCodePanelView(),
  vsCodeProgressRing(),
  vsCodeTextField(),
);

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly appearance?: 'primary' | 'secondary';
  readonly disabled?: boolean;
  readonly title?: string;
  readonly onClick: () => void;
}

export function Button({ children, appearance = 'secondary', ...rest }: ButtonProps): JSX.Element {
  return h('vscode-button', { appearance, ...rest }, children);
}

interface IconButtonProps {
  readonly icon: string;
  /** What it does; read out and shown as tooltip. */
  readonly label: string;
  readonly disabled?: boolean;
  /** For a button that switches something: whether it is on. */
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

export function IconButton({ icon, label, disabled = false, pressed, onClick }: IconButtonProps): JSX.Element {
  return h(
    'vscode-button',
    {
      appearance: 'icon',
      disabled,
      onClick,
      title: label,
      'aria-label': label,
      ...(pressed !== undefined && { 'aria-pressed': String(pressed), 'data-pressed': String(pressed) }),
    },
    <Icon name={icon} />,
  );
}

interface TextFieldProps {
  readonly value: string;
  readonly placeholder: string;
  readonly label: string;
  readonly icon: string;
  readonly className?: string;
  readonly elementRef?: RefObject<HTMLElement | null>;
  readonly onInput: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

export function TextField({ icon, label, onInput, className, elementRef, ...rest }: TextFieldProps): JSX.Element {
  const ownRef = useRef<HTMLElement | null>(null);
  const ref = elementRef ?? ownRef;
  // The toolkit names every field 'Text field' at the moment it is put into the page.
  useLayoutEffect(() => ref.current?.setAttribute('aria-label', label), [ref, label]);
  return h(
    'vscode-text-field',
    {
      ...rest,
      class: className,
      ref,
      spellcheck: false,
      onInput: (event: Event) => onInput((event.currentTarget as HTMLInputElement).value),
    },
    <Icon name={icon} slot="start" />,
  );
}

export function ProgressRing({ label }: { readonly label: string }): JSX.Element {
  return h('vscode-progress-ring', { 'aria-label': label });
}

export interface TabView {
  readonly id: string;
  readonly title: string;
  readonly count?: number | undefined;
}

interface TabsProps {
  readonly tabs: readonly TabView[];
  readonly active: string;
  readonly label: string;
  readonly onChange: (id: string) => void;
  /** The content of the active tab. */
  readonly children: ComponentChildren;
}

export function Tabs({ tabs, active, label, onChange, children }: TabsProps): JSX.Element {
  return h(
    'vscode-panels',
    {
      activeid: `tab-${active}`,
      'aria-label': label,
      onChange: (event: Event) => {
        const tab = (event as CustomEvent<HTMLElement | undefined>).detail;
        if (event.target === event.currentTarget && tab) onChange(tab.id.slice('tab-'.length));
      },
    },
    tabs.map((tab) =>
      h(
        'vscode-panel-tab',
        // The toolkit names a tab once, by the text it starts with.
        { id: `tab-${tab.id}`, key: tab.id, 'aria-label': tab.count ? `${tab.title} ${tab.count}` : tab.title },
        tab.title,
        tab.count ? ' ' : undefined,
        tab.count ? <Badge>{tab.count}</Badge> : undefined,
      ),
    ),
    tabs.map((tab) =>
      h(
        'vscode-panel-view',
        { id: `view-${tab.id}`, key: `view-${tab.id}`, class: 'scroller' },
        tab.id === active ? children : undefined,
      ),
    ),
  );
}
