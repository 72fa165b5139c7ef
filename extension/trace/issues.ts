import type { Issue, Severity } from './model';

/** At most this many different issues are kept; a file with a million bad rows is described, not copied. */
const MOST_ISSUES = 200;

/**
 * Collects what could not be read. Issues with the same message are counted, so a message should name the kind of
 * trouble, and the place goes into `at`.
 */
export class Issues {
  private readonly byMessage = new Map<string, { severity: Severity; message: string; at?: number; count: number }>();
  private dropped = 0;

  /** @param at byte offset of the place, where there is one */
  add(severity: Severity, message: string, at?: number): void {
    const known = this.byMessage.get(message);
    if (known) {
      known.count++;
    } else if (this.byMessage.size < MOST_ISSUES) {
      this.byMessage.set(message, { severity, message, at, count: 1 });
    } else {
      this.dropped++;
    }
  }

  /** Takes over an issue of another list. */
  merge(issue: Issue): void {
    this.add(issue.severity, issue.message, issue.at);
    const known = this.byMessage.get(issue.message);
    if (known) {
      known.count += issue.count - 1;
    }
  }

  /** Errors first, then in the order they were met. */
  list(): Issue[] {
    const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
    const all = [...this.byMessage.values()].map(
      ({ severity, message, at, count }): Issue => ({ severity, message, at, count }),
    );
    if (this.dropped > 0) {
      all.push({ severity: 'warning', message: `${this.dropped} more issues are not listed`, at: undefined, count: 1 });
    }
    return all.sort((a, b) => rank[a.severity] - rank[b.severity]);
  }
}
