import { useEffect, useMemo, useState } from 'preact/hooks';
import type { StepMark } from '../../schemas/marks';
import type { Host } from '../host';

export interface Marks {
  readonly of: (step: number) => StepMark | undefined;
  /** Sets the mark of a step, or removes it when it says nothing. */
  readonly set: (mark: StepMark) => void;
}

/** What people noted on the steps of a trace. */
export function useMarks(host: Host, trace: string, generation: number): Marks {
  const [marks, setMarks] = useState<readonly StepMark[]>([]);
  // Marks move with their steps: a new generation may have them elsewhere.
  useEffect(() => {
    let isCurrent = true;
    const stop = host.onNews((news) => {
      if (news.type !== 'marks') return;
      isCurrent = false;
      setMarks(news.marks);
    });
    host.call({ method: 'marks' }).then(
      (answer) => isCurrent && setMarks(answer.marks),
      // The host says by itself when the file of the marks cannot be read.
      () => {},
    );
    return () => {
      isCurrent = false;
      stop();
    };
  }, [host, generation]);

  const byStep = useMemo(
    () => new Map(marks.filter((mark) => mark.trace === trace).map((mark) => [mark.step, mark])),
    [marks, trace],
  );
  return { of: (step) => byStep.get(step), set: (mark) => host.note({ type: 'mark', mark }) };
}
