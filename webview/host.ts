/** The other end of the page: the extension host, by messages. */
import type { CallResults, HostMessage, PageCall, PageMessage, PageNote, Reply } from '../schemas/protocol';

interface VsCodeApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** What the host says unasked. */
export type HostNews = Exclude<HostMessage, Reply>;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class Host {
  readonly #api = acquireVsCodeApi();
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(news: HostNews) => void>();
  #lastId = 0;

  constructor() {
    window.addEventListener('message', (event: MessageEvent<HostMessage>) => this.#receive(event.data));
  }

  /** @throws Error with the host's message, meant for people */
  call<C extends PageCall>(call: C): Promise<CallResults[C['method']]> {
    const id = ++this.#lastId;
    this.#api.postMessage({ type: 'call', id, call });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: (value) => resolve(value as CallResults[C['method']]), reject });
    });
  }

  note(note: PageNote): void {
    this.#api.postMessage(note);
  }

  /** @returns a function that stops listening */
  onNews(listener: (news: HostNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get saved(): unknown {
    return this.#api.getState();
  }

  save(state: unknown): void {
    this.#api.setState(state);
  }

  #receive(message: HostMessage): void {
    if (message.type !== 'reply') {
      for (const listener of this.#listeners) listener(message);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.ok) waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.message));
  }
}
