import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { strings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Popover } from '../../ui/popover';
import { Button, TextField } from '../../ui/toolkit';

interface FollowFormProps {
  /** What is likely to be followed. */
  readonly suggested: string;
  readonly onFollow: (value: string, to: 'origin' | 'uses') => void;
}

/** A button that asks for a value to follow: the way to it by keyboard, and for values that cannot be selected. */
export function FollowForm({ suggested, onFollow }: FollowFormProps): VNode {
  return (
    <Popover button={<Icon name="references" />} label={strings.followValue}>
      {(close) => (
        <Form
          suggested={suggested}
          onFollow={(value, to) => {
            close();
            onFollow(value, to);
          }}
        />
      )}
    </Popover>
  );
}

function Form({ suggested, onFollow }: FollowFormProps): VNode {
  const [value, setValue] = useState(suggested);
  const field = useRef<HTMLElement>(null);
  useEffect(() => field.current?.focus(), []);
  const wanted = value.trim();
  const go = (to: 'origin' | 'uses'): void => {
    if (wanted) onFollow(wanted, to);
  };
  return (
    <>
      <TextField
        icon="references"
        elementRef={field}
        label={strings.followField}
        placeholder={strings.followField}
        value={value}
        onInput={setValue}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.stopPropagation();
          // The key would press the button that is focused next, and open this again.
          event.preventDefault();
          go('origin');
        }}
      />
      <p class="dim small">{strings.followHint}</p>
      <div class="button-row">
        <Button appearance="primary" disabled={!wanted} onClick={() => go('origin')}>
          {strings.whereFrom}
        </Button>
        <Button disabled={!wanted} onClick={() => go('uses')}>
          {strings.whereTo}
        </Button>
      </div>
    </>
  );
}
