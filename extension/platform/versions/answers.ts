import { compare } from './answers/compare';
import { history } from './answers/history';
import type { VersionsCall } from './messages';
import { Places } from './places';

/** Answers the host's calls. */
export class Answers {
  private readonly places = new Places();

  answer(call: VersionsCall, signal: AbortSignal): unknown {
    switch (call.method) {
      case 'history':
        return history(this.places, call.agent, signal);
      case 'compare':
        return compare(this.places, call, signal);
      default:
        throw new Error(`Nobody answers '${call.method}'.`);
    }
  }
}
