import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { StepMark } from '../../../schemas/marks';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Popover } from '../../ui/popover';
import { Button } from '../../ui/toolkit';
import { VERDICT_ICONS } from '../rowMarks';

const VERDICTS = ['right', 'wrong', 'unsure'] as const;
/** The protocol's limit. */
const MOST_CHARACTERS = 10_000;

interface MarkFormProps {
  readonly trace: string;
  readonly step: number;
  readonly mark: StepMark | undefined;
  readonly onSet: (mark: StepMark) => void;
}

/** A button that lets the user note on a step that it is the cause, what they think of it, or anything. */
export function MarkForm(props: MarkFormProps): VNode {
  const { trace, step, mark, onSet } = props;
  return (
    <Popover
      className={mark ? 'marked' : ''}
      button={<Icon name={mark?.rootCause ? 'target' : 'bookmark'} />}
      label={mark ? strings.markChange : strings.mark}
    >
      {(close) => (
        <Form
          {...props}
          onSet={(changed) => {
            close();
            onSet(changed);
          }}
          onRemove={() => {
            close();
            onSet({ trace, step });
          }}
        />
      )}
    </Popover>
  );
}

function Form({ trace, step, mark, onSet, onRemove }: MarkFormProps & { readonly onRemove: () => void }): VNode {
  const [rootCause, setRootCause] = useState(mark?.rootCause ?? false);
  const [verdict, setVerdict] = useState(mark?.verdict);
  const [note, setNote] = useState(mark?.note ?? '');
  const id = useId();
  const save = (): void => {
    onSet({
      trace,
      step,
      ...(rootCause && { rootCause }),
      ...(verdict && { verdict }),
      ...(note.trim() && { note: note.trim() }),
    });
  };
  return (
    <form
      class="mark-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label class="check">
        <input type="checkbox" checked={rootCause} onChange={(event) => setRootCause(event.currentTarget.checked)} />
        {strings.markRootCause}
      </label>
      <fieldset class="verdicts">
        <legend class="dim">{strings.markVerdict}</legend>
        {VERDICTS.map((choice) => (
          <button
            key={choice}
            type="button"
            class="toggle"
            aria-pressed={verdict === choice}
            onClick={() => setVerdict(verdict === choice ? undefined : choice)}
          >
            <Icon name={VERDICT_ICONS[choice]} />
            {strings.verdicts[choice]}
          </button>
        ))}
      </fieldset>
      <label class="dim" for={id}>
        {strings.markNote}
      </label>
      <textarea
        id={id}
        rows={3}
        maxLength={MOST_CHARACTERS}
        value={note}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <div class="button-row">
        <Button appearance="primary" onClick={save}>
          {strings.markSave}
        </Button>
        {mark && <Button onClick={onRemove}>{strings.markRemove}</Button>}
      </div>
      <p class="dim small">{strings.markKept}</p>
    </form>
  );
}
