import type { FormatName, TraceDocument, TraceLocation, TraceService } from '../traceService';
import { reachable, type WorkerLimits, WorkerTraceDocument } from './workerDocument';
import { WorkerLink } from './workerLink';

const LIMITS: WorkerLimits = { documentIdleMs: 10 * 60_000, generalIdleMs: 30_000, heapMb: 2048 };

/**
 * Trace files read in worker threads, one for each open file: a file that makes its reader run out of memory takes no
 * other file with it, and closing a file gives all its memory back at once.
 */
export class WorkerTraceService implements TraceService {
  private general: WorkerLink | undefined;
  private generalTimer: NodeJS.Timeout | undefined;
  private readonly documents = new Set<WorkerTraceDocument>();

  /** @param workerPath the bundled worker */
  constructor(
    private readonly workerPath: string,
    private readonly limits = LIMITS,
  ) {}

  open(location: TraceLocation, name: string): TraceDocument {
    const document = new WorkerTraceDocument(this.workerPath, this.limits, location, name, () =>
      this.documents.delete(document),
    );
    this.documents.add(document);
    return document;
  }

  formats(): Promise<readonly FormatName[]> {
    return this.generalLink().call({ method: 'formats' });
  }

  async sniff(location: TraceLocation): Promise<(FormatName & { readonly confidence: number }) | undefined> {
    const bytes = await reachable(location);
    return this.generalLink().call({ method: 'sniff', location: bytes });
  }

  dispose(): void {
    this.endGeneral();
    for (const document of this.documents) {
      document.dispose();
    }
  }

  private generalLink(): WorkerLink {
    this.general ??= new WorkerLink(this.workerPath, this.limits.heapMb, {
      message: () => {},
      ended: () => this.endGeneral(),
    });
    this.restartGeneralTimer();
    return this.general;
  }

  private restartGeneralTimer(): void {
    clearTimeout(this.generalTimer);
    this.generalTimer = setTimeout(() => {
      if (this.general?.busy) {
        this.restartGeneralTimer();
      } else {
        this.endGeneral();
      }
    }, this.limits.generalIdleMs);
  }

  private endGeneral(): void {
    clearTimeout(this.generalTimer);
    this.general?.close();
    this.general = undefined;
  }
}
