import { agents } from './answers/agents';
import { backUp } from './answers/backUp';
import { blame } from './answers/blame';
import { compare } from './answers/compare';
import { deleted } from './answers/deleted';
import { history } from './answers/history';
import { match } from './answers/match';
import { parts } from './answers/parts';
import { planRestore } from './answers/planRestore';
import { tag } from './answers/tag';
import { text } from './answers/text';
import type { VersionsCall } from './messages';
import { Places } from './places';

/** Answers the host's calls. */
export class Answers {
  private readonly places = new Places();

  answer(call: VersionsCall, signal: AbortSignal): unknown {
    switch (call.method) {
      case 'agents':
        return agents(this.places, call.place, signal);
      case 'deleted':
        return deleted(this.places, call, signal);
      case 'history':
        return history(this.places, call, signal);
      case 'compare':
        return compare(this.places, call, signal);
      case 'text':
        return text(this.places, call, signal);
      case 'planRestore':
        return planRestore(this.places, call, signal);
      case 'backUp':
        return backUp(this.places, call, signal);
      case 'parts':
        return parts(this.places, call, signal);
      case 'match':
        return match(this.places, call, signal);
      case 'tag':
        return tag(this.places, call, signal);
      case 'blame':
        return blame(this.places, call, signal);
    }
  }
}
