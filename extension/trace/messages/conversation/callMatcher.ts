/** A tool call that may still get its result. */
interface OpenCall {
  readonly step: string;
  readonly turn: number;
  answered: boolean;
}

/** Calls under one key in the order they were made; those before `next` are answered. */
interface Queue {
  readonly calls: OpenCall[];
  next: number;
}

/**
 * Finds the call a tool result answers. Ids decide; they may be empty, missing, or used again in every turn (then the
 * latest turn's call is meant). Results without an id go by the tool's name, then by order, within the latest turn.
 * Amortised constant time per call and result.
 */
export class CallMatcher {
  /** Per id: one queue for each turn that used it, latest last. */
  private readonly byId = new Map<string, Queue[]>();
  private latestByName = new Map<string, Queue>();
  private latest: Queue = { calls: [], next: 0 };
  private latestHasIds = false;
  private turn = 0;

  /** The calls added from here on are made together, by one message. */
  startTurn(): void {
    this.turn++;
  }

  add(step: string, id: string | undefined, name: string): void {
    const call: OpenCall = { step, turn: this.turn, answered: false };
    if (this.latest.calls.at(-1)?.turn !== this.turn) {
      this.latest = { calls: [], next: 0 };
      this.latestByName = new Map();
      this.latestHasIds = false;
    }
    this.latest.calls.push(call);
    push(this.latestByName, name, call);
    if (id !== undefined) {
      this.latestHasIds = true;
      this.addById(id, call);
    }
  }

  /** @returns the step of the call, which is then answered; undefined when no call fits */
  take(id: string | undefined, name: string | undefined): string | undefined {
    if (id !== undefined) {
      const step = this.takeById(id);
      if (step !== undefined || this.latestHasIds) {
        return step;
      }
    }
    const named = name === undefined ? this.latest : this.latestByName.get(name);
    return named && takeFrom(named)?.step;
  }

  private addById(id: string, call: OpenCall): void {
    const turns = this.byId.get(id);
    const last = turns?.at(-1);
    if (!turns) {
      this.byId.set(id, [{ calls: [call], next: 0 }]);
    } else if (last?.calls.at(-1)?.turn === call.turn) {
      last.calls.push(call);
    } else {
      turns.push({ calls: [call], next: 0 });
    }
  }

  private takeById(id: string): string | undefined {
    const turns = this.byId.get(id);
    for (let queue = turns?.at(-1); turns && queue; queue = turns.at(-1)) {
      const call = takeFrom(queue);
      if (queue.next === queue.calls.length) {
        turns.pop();
      }
      if (turns.length === 0) {
        this.byId.delete(id); // most ids are used once: a long conversation must not keep them all
      }
      if (call) {
        return call.step;
      }
    }
    return undefined;
  }
}

function push(queues: Map<string, Queue>, key: string, call: OpenCall): void {
  const queue = queues.get(key);
  if (queue) {
    queue.calls.push(call);
  } else {
    queues.set(key, { calls: [call], next: 0 });
  }
}

function takeFrom(queue: Queue): OpenCall | undefined {
  while (queue.next < queue.calls.length) {
    const call = queue.calls[queue.next++]!;
    if (!call.answered) {
      call.answered = true;
      return call;
    }
  }
  return undefined;
}
