import type { VNode } from 'preact';
import type { ConfigPart } from '../../../schemas/pageConfig';
import type { StepRow } from '../../../schemas/protocol';
import type { ListedChange } from '../../model/runConfig';
import type { RunConfig } from '../../state/useRunConfig';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Visible } from '../../ui/visible';
import { Section } from '../detail/section';
import { ChangeItem, OpenLinks } from './changeItem';

interface ConfigTabProps {
  readonly row: StepRow;
  readonly runConfig: RunConfig;
}

interface Part {
  readonly part: ConfigPart;
  readonly icon: string;
  readonly label: string;
  readonly name: string;
  /** Within a sentence. */
  readonly what: string;
}

/** The config behind a step: where its tool, or its prompt and model, are defined, and what changed of them. */
export function ConfigTab({ row, runConfig }: ConfigTabProps): VNode {
  const { config, marks } = runConfig;
  const parts = partsOf(row);
  if (!marks) {
    return <p class="dim nothing">{config ? strings.configNotKnown : strings.configLooking}</p>;
  }
  if (parts.length === 0) return <p class="dim nothing">{strings.noConfigOfStep}</p>;
  const { own, offered } = marks.of(row);
  const chosen = marks.chosen(row);
  const others = offered.filter((each) => !chosen.includes(each));
  const isCommitted = marks.match.version.commit !== undefined;
  return (
    <div class="own-words">
      <Section title={strings.configOfStep}>
        <ul class="plain-list config-parts">
          {parts.map(({ part, icon, label, name, what }) => (
            <li key={label}>
              <Icon name={icon} />
              <span>
                {label} <strong>{name && <Visible text={name} />}</strong>
              </span>
              <OpenLinks
                what={what}
                version={isCommitted ? marks.version : undefined}
                isThen
                isNow
                onOpen={(at) => runConfig.goTo(part, at, row.number)}
              />
            </li>
          ))}
        </ul>
      </Section>
      {own.length + offered.length === 0 && <p class="dim nothing">{strings.noChangesOfStep}</p>}
      <StepChangeList title={strings.chosenChanged} changes={chosen} step={row.number} runConfig={runConfig} />
      <StepChangeList title={strings.changesOfStep} changes={own} step={row.number} runConfig={runConfig} />
      <StepChangeList
        title={strings.offeredChanged(chosen.length > 0)}
        changes={others}
        step={row.number}
        runConfig={runConfig}
      />
    </div>
  );
}

function partsOf({ kind, tool, model }: StepRow): Part[] {
  const { tool: toolLabel, prompt, model: modelLabel } = strings.configParts;
  if (kind === 'model') {
    return [
      { part: { kind: 'prompt' }, icon: 'comment', label: prompt, name: '', what: strings.thePrompt },
      { part: { kind: 'model' }, icon: 'sparkle', label: modelLabel, name: model ?? '', what: strings.theModel },
    ];
  }
  if (tool === undefined) return [];
  const part = { kind: 'tool', name: tool.slice(0, 1000) } as const;
  return [
    { part, icon: 'tools', label: toolLabel, name: tool.slice(0, 200), what: strings.theTool(tool.slice(0, 200)) },
  ];
}

interface StepChangeListProps {
  readonly title: string;
  readonly changes: readonly ListedChange[];
  readonly step: number;
  readonly runConfig: RunConfig;
}

function StepChangeList({ title, changes, step, runConfig }: StepChangeListProps): VNode | null {
  if (changes.length === 0) return null;
  return (
    <Section title={title}>
      <ul class="plain-list change-list">
        {changes.map((listed) => (
          <ChangeItem
            key={`${listed.list} ${listed.index}`}
            listed={listed}
            runConfig={runConfig}
            step={step}
            isDated
          />
        ))}
      </ul>
    </Section>
  );
}
