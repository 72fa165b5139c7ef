import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageFollow, PageSuspect } from '../../schemas/pageDiagnosis';
import type { TraceRow } from '../../schemas/protocol';
import type { Host } from '../host';
import { StepPath } from '../model/stepPath';
import { StepTrail } from '../model/stepTrail';
import { strings } from '../strings';
import { type DiagnosisState, useDiagnosis } from './useDiagnosis';
import type { Saved } from './useSaved';

/** Long enough to read two lines. */
const NOTICE_MS = 10_000;

/** Text to show in a step: marked, and scrolled to. A new object each time it is asked for. */
export interface Jump {
  readonly step: number;
  readonly text: string;
}

/** A value the user follows through the run. */
export interface Followed {
  readonly value: string;
  readonly follow: PageFollow;
}

export interface Investigation extends DiagnosisState {
  /** False while there is no diagnosis because nobody has asked for one. */
  readonly wanted: boolean;
  readonly suspect: PageSuspect | undefined;
  /** The followed value's way, else the suspect's. */
  readonly path: StepPath | undefined;
  readonly followed: Followed | undefined;
  readonly jump: Jump | undefined;
  /** The last thing that was done, in words. */
  readonly notice: string;
  readonly canGoForward: boolean;
  readonly ask: () => void;
  readonly explain: (symptom: number | undefined) => void;
  readonly chooseSuspect: (place: number) => void;
  readonly follow: (value: string, step: number, to: 'origin' | 'uses') => void;
  /** Ends following and takes the notice away. */
  readonly dismiss: () => void;
  /** Selects a step and, with a text, shows where in it that stands. */
  readonly goTo: (step: number, text?: string) => void;
  readonly travel: (direction: 'back' | 'forward') => void;
}

interface InvestigationOptions {
  readonly host: Host;
  readonly trace: TraceRow;
  readonly generation: number;
  readonly isReading: boolean;
  readonly saved: Saved;
  readonly selected: number | undefined;
  readonly onSelect: (step: number) => void;
}

/** Everything about why a run failed, and the ways of values through it. */
export function useInvestigation(options: InvestigationOptions): Investigation {
  const { host, trace, generation, isReading, saved, selected, onSelect } = options;
  const { state, update } = saved;
  const [asked, setAsked] = useState(false);
  const [followed, setFollowed] = useState<Followed | undefined>(undefined);
  const [jump, setJump] = useState<Jump | undefined>(undefined);
  const [notice, setNotice] = useState('');
  const [trail, setTrail] = useState(StepTrail.EMPTY);
  const turn = useRef(0);

  const wanted = trace.outcome !== 'ok' || asked || state.symptom !== null || state.story === true;
  const found = useDiagnosis(host, trace.id, generation, wanted && !isReading, state.symptom);
  const { diagnosis } = found;
  const suspect = diagnosis?.suspects[state.suspect] ?? diagnosis?.suspects[0];
  const path = useMemo(() => {
    if (followed) return new StepPath(followed.follow.steps, undefined, followed.follow.value);
    return suspect && diagnosis ? StepPath.of(suspect, diagnosis.symptom) : undefined;
  }, [followed, suspect, diagnosis]);

  // What was followed, and where it led, may have other numbers now.
  useEffect(() => {
    setFollowed(undefined);
    setNotice('');
    setTrail(StepTrail.EMPTY);
  }, [generation]);
  // What was done shows on the page; the words about it need not be closed.
  useEffect(() => {
    if (notice === '') return;
    const timer = setTimeout(() => setNotice(''), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  // Coming back to a step later is not asking for the text again.
  useEffect(() => setJump((held) => (held && held.step !== selected ? undefined : held)), [selected]);
  // The story of another symptom, or of another suspect, has another path.
  useEffect(() => setFollowed(undefined), [state.symptom, state.suspect]);

  const goTo = useCallback(
    (step: number, text?: string) => {
      setJump(text ? { step, text } : undefined);
      if (text) update({ tab: 'call' });
      onSelect(step);
    },
    [onSelect, update],
  );

  const follow = async (value: string, step: number, to: 'origin' | 'uses'): Promise<void> => {
    const mine = ++turn.current;
    try {
      const { follow: way } = await host.call({ method: 'follow', trace: trace.id, step, value: value.slice(0, 1000) });
      if (mine !== turn.current) return;
      setFollowed(way.steps.length > 0 || way.origin !== undefined ? { value, follow: way } : undefined);
      setNotice(way.steps.length > 0 || way.origin !== undefined ? '' : strings.followNothing(value));
      const next = to === 'origin' ? way.origin : way.steps.find((used) => used > step);
      if (next && next !== step) goTo(next, way.value ?? value);
    } catch (error) {
      if (mine === turn.current) setNotice(strings.followFailed((error as Error).message));
    }
  };

  const travel = async (direction: 'back' | 'forward'): Promise<void> => {
    if (selected === undefined) return;
    if (direction === 'forward') {
      if (trail.ahead === undefined) return;
      setTrail(trail.forward());
      setNotice(strings.steppedForward(trail.ahead));
      goTo(trail.ahead);
      return;
    }
    const mine = ++turn.current;
    try {
      const { stepBack } = await host.call({ method: 'stepBack', trace: trace.id, step: selected });
      if (mine !== turn.current) return;
      if (!stepBack.step) {
        setNotice(strings.noWayBack(selected));
        return;
      }
      setTrail(trail.back(selected, stepBack.step));
      setNotice(strings.steppedBack(selected, stepBack.step, stepBack.value));
      goTo(stepBack.step, stepBack.value);
    } catch (error) {
      if (mine === turn.current) setNotice(strings.stepBackFailed((error as Error).message));
    }
  };

  const explain = (symptom: number | undefined): void => {
    update({ symptom: symptom ?? null, suspect: 0, story: true });
    if (symptom !== undefined) onSelect(symptom);
  };

  const latest = useRef({ follow, travel });
  latest.current = { follow, travel };
  useEffect(
    () =>
      host.onNews((news) => {
        if (news.type === 'travel') void latest.current.travel(news.direction);
        else if (news.type === 'follow' && news.trace === trace.id) {
          void latest.current.follow(news.value, news.step, news.to);
        }
      }),
    [host, trace.id],
  );

  return {
    ...found,
    wanted,
    suspect,
    path,
    followed,
    jump,
    notice,
    canGoForward: trail.ahead !== undefined,
    ask: () => {
      setAsked(true);
      update({ story: true });
    },
    explain,
    chooseSuspect: (place) => {
      setFollowed(undefined);
      update({ suspect: place });
    },
    follow: (value, step, to) => void follow(value, step, to),
    dismiss: () => {
      turn.current++;
      setFollowed(undefined);
      setNotice('');
    },
    goTo,
    travel: (direction) => void travel(direction),
  };
}
