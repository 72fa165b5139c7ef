import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatExact } from '../../model/format';
import { containsText, previewOf } from '../../model/jsonTree';
import { beginning, lengthOf, type MessagePart, type PageMessageView } from '../../model/payload';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Visible } from '../../ui/visible';
import { Block } from './block';
import { messageText, valueText } from './copyText';
import { ValueView } from './jsonView';
import { useStep } from './stepContext';
import { TextBlock } from './textBlock';

const ROLE_ICONS: Readonly<Record<string, string>> = {
  system: 'settings-gear',
  user: 'account',
  assistant: 'sparkle',
  tool: 'tools',
};
/** Earlier messages drawn before 'Show earlier messages', and added by it. */
const EARLIER = 12;
const EARLIER_MORE = 100;
const PREVIEW_CHARACTERS = 160;

interface MessageListProps {
  readonly messages: readonly PageMessageView[];
  /** How many of the last messages are open at first: those before are the repeated history. */
  readonly openLast: number;
}

/** Messages in order; a long history before the last ones is closed, and mostly not drawn until asked for. */
export function MessageList({ messages, openLast }: MessageListProps): VNode {
  const { query } = useStep();
  const [shown, setShown] = useState(() => {
    const firstMatch = query ? messages.findIndex((message) => containsText(message, query)) : -1;
    const toMatch = firstMatch === -1 ? 0 : Math.min(EARLIER_MORE, messages.length - firstMatch);
    return Math.max(openLast + EARLIER, toMatch);
  });
  const hidden = Math.max(0, messages.length - shown);
  return (
    <>
      {hidden > 0 && (
        <button type="button" class="link show-earlier" onClick={() => setShown(shown + EARLIER_MORE)}>
          {strings.earlierMessages(hidden, formatExact(hidden))}
        </button>
      )}
      {messages.slice(hidden).map((message, i) => {
        const place = hidden + i;
        const isOpen = place >= messages.length - openLast || (query !== '' && containsText(message, query));
        return <MessageView key={place} message={message} initiallyOpen={isOpen} />;
      })}
    </>
  );
}

interface MessageViewProps {
  readonly message: PageMessageView;
  readonly initiallyOpen: boolean;
}

function MessageView({ message, initiallyOpen }: MessageViewProps): VNode {
  const step = useStep();
  const { role, name, parts } = message;
  const isKnown = Object.hasOwn(ROLE_ICONS, role);
  return (
    <Block
      tone={isKnown ? role : 'other'}
      initiallyOpen={initiallyOpen}
      preview={<Visible text={messagePreview(message)} />}
      copy={() => messageText(step, message)}
      title={
        <>
          <Icon name={isKnown ? ROLE_ICONS[role]! : 'comment'} />
          <Visible text={role.slice(0, PREVIEW_CHARACTERS)} />
        </>
      }
      meta={name && <Visible text={name} />}
    >
      {parts.length === 0 && <p class="dim">{strings.emptyMessage}</p>}
      {parts.map((part, i) => (
        // Parts have no identity and never change places.
        <PartView key={i} part={part} />
      ))}
    </Block>
  );
}

function PartView({ part }: { readonly part: MessagePart }): VNode {
  const step = useStep();
  switch (part.type) {
    case 'text':
      return <TextBlock text={part.text} />;
    case 'reasoning':
      return (
        <div class="reasoning">
          <div class="part-label">
            <Icon name="lightbulb" /> {strings.reasoning}
          </div>
          <TextBlock text={part.text} />
        </div>
      );
    case 'toolCall':
      return (
        <Block
          tone="arguments"
          title={<CallTitle icon="tools" name={part.name} />}
          meta={part.id && <Visible text={part.id} />}
          copy={() => valueText(step, part.arguments)}
        >
          <ValueView value={part.arguments} label={strings.argumentsOf(part.name)} />
        </Block>
      );
    case 'toolResult':
      return (
        <Block
          tone={part.isError ? 'error' : 'result'}
          title={
            <CallTitle
              icon={part.isError ? 'error' : 'output'}
              name={part.isError ? strings.errorResultOf(part.name) : strings.resultOf(part.name)}
            />
          }
          meta={part.id && <Visible text={part.id} />}
          copy={() => valueText(step, part.result)}
        >
          <ValueView value={part.result} label={strings.resultOf(part.name)} />
        </Block>
      );
    case 'media':
      return (
        <p class="media">
          <Icon name="file-media" /> {part.mimeType ?? strings.media}{' '}
          <code>
            <Visible text={beginning(part.reference).slice(0, PREVIEW_CHARACTERS)} />
            {lengthOf(part.reference) > PREVIEW_CHARACTERS && '…'}
          </code>
        </p>
      );
  }
}

function CallTitle({ icon, name }: { readonly icon: string; readonly name: string }): VNode {
  return (
    <>
      <Icon name={icon} />
      <Visible text={name} />
    </>
  );
}

function messagePreview(message: PageMessageView): string {
  return message.parts.map(partPreview).join('  ').slice(0, PREVIEW_CHARACTERS);
}

function partPreview(part: MessagePart): string {
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return beginning(part.text).slice(0, PREVIEW_CHARACTERS).replaceAll('\n', ' ');
    case 'toolCall':
      return `${part.name}(${previewOf(part.arguments).text})`;
    case 'toolResult':
      return `${strings.resultOf(part.name)}: ${previewOf(part.result).text}`;
    case 'media':
      return part.mimeType ?? strings.media;
  }
}
