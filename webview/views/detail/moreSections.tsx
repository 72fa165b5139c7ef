import type { VNode } from 'preact';
import { formatTime } from '../../model/format';
import { previewOf } from '../../model/jsonTree';
import type { OfferedTool, PayloadView } from '../../model/payload';
import { strings } from '../../strings';
import { Visible } from '../../ui/visible';
import { Block } from './block';
import { valueText, wholeText } from './copyText';
import { ValueView } from './jsonView';
import { listCount, Section, ValueSection } from './section';
import { useStep } from './stepContext';
import { TextBlock } from './textBlock';

export function Documents({ payload }: { readonly payload: PayloadView }): VNode | null {
  const step = useStep();
  if (payload.documents.length === 0) return null;
  return (
    <Section title={strings.sections.documents} meta={listCount(payload.documents)}>
      {payload.documents.map((document, i) => (
        <Block
          // Documents have no sure identity and never change places.
          key={i}
          tone="retrieval"
          initiallyOpen={i === 0}
          title={<Visible text={document.id ?? strings.documentNumber(i + 1)} />}
          meta={document.score !== undefined && strings.score(String(document.score))}
          preview={<Visible text={previewOf(document.text).text} />}
          copy={() => wholeText(step, document.text)}
        >
          <TextBlock text={document.text} />
        </Block>
      ))}
    </Section>
  );
}

/** What the model was given besides messages. */
export function Request({ payload }: { readonly payload: PayloadView }): VNode {
  const { parameters, tools } = payload;
  return (
    <>
      {parameters && <ValueSection title={strings.sections.parameters} tone="other" value={parameters} />}
      {tools.length > 0 && (
        <Section title={strings.sections.tools} meta={listCount(tools)}>
          {tools.map((tool, i) => (
            // Two tools may have one name, and none changes places.
            <ToolView key={i} tool={tool} />
          ))}
        </Section>
      )}
    </>
  );
}

function ToolView({ tool }: { readonly tool: OfferedTool }): VNode {
  const step = useStep();
  const description = tool.description === undefined ? '' : previewOf(tool.description).text.slice(1, -1);
  return (
    <Block
      tone="other"
      initiallyOpen={false}
      title={<Visible text={tool.name} />}
      preview={<Visible text={description} />}
      copy={() => valueText(step, tool)}
    >
      {tool.description !== undefined && <TextBlock text={tool.description} />}
      {tool.parameters !== undefined && <ValueView value={tool.parameters} label={strings.parametersOf(tool.name)} />}
    </Block>
  );
}

export function Events({ payload }: { readonly payload: PayloadView }): VNode | null {
  const step = useStep();
  if (payload.events.length === 0) return null;
  return (
    <Section title={strings.sections.events} meta={listCount(payload.events)}>
      {payload.events.map((event, i) => (
        <Block
          // Events have no identity and never change places.
          key={i}
          tone="other"
          initiallyOpen={false}
          title={<Visible text={event.name} />}
          meta={event.time !== undefined && formatTime(event.time)}
          preview={<Visible text={previewOf(event.attributes).text} />}
          copy={() => valueText(step, event.attributes)}
        >
          <ValueView value={event.attributes} label={event.name} />
        </Block>
      ))}
    </Section>
  );
}
